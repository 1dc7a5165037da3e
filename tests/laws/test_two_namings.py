"""A phone and the server compute the same names, so that a phone knows its own again and can prove them."""

import json
import subprocess
from pathlib import Path

from sessions.names import encode, is_proved, name_of

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import { openSecrets } from './static/room/secrets.js';
const [session, root, ...salts] = process.argv.slice(1);
const drawer = { read: (key, otherwise) => (key === 'root' ? root : otherwise), write() {}, onChange() {} };
const secrets = openSecrets(session, drawer);
const made = Array.from({ length: 20 }, () => secrets.newName());
const given = [...salts.map((salt) => ({ salt, name: secrets.nameOf(salt) })), ...made];
console.log(JSON.stringify(given.map((thing) => ({ ...thing, secret: secrets.secretOf(thing.salt) }))));
"""


def test_what_a_phone_names_the_server_knows() -> None:
    salts = [encode(bytes([number]) * 16) for number in range(0, 256, 51)]
    command = ["node", "--input-type=module", "-e", ASK, "workshop01", encode(bytes(range(32))), *salts]
    things = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)

    assert len({thing["name"] for thing in things}) == len(salts) + 20
    for thing in things:
        assert name_of("workshop01", thing["secret"]) == thing["name"]
        assert is_proved(thing["name"], session="workshop01", secret=thing["secret"])
        assert not is_proved(thing["name"], session="workshop02", secret=thing["secret"])
