// Bundles the locked npm libraries into static/vendor, so that neither running Kesken nor
// opening its pages needs Node. `./dev vendor` calls it; two runs give the same bytes.
// Usage: node tools/vendor.mjs [folder]

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// Socket.IO would carry these along for others, and a phone loads 2.8 KB less without: bytes and WebTransport, which our
// server refuses, other addresses than the page's own, and pauses, which static/room/road.js makes.
const LEFT_OUT = {
  'engine.io-client/build/esm/transports/webtransport.js': 'export const WT = undefined;',
  'engine.io-client/build/esm/contrib/parseuri.js': 'export const parse = undefined;',
  'engine.io-client/build/esm/contrib/parseqs.js':
    'export const encode = (query) => new URLSearchParams(query).toString(), decode = undefined;',
  'engine.io-parser/build/esm/encodePacket.browser.js': `
    import { PACKET_TYPES } from './commons.js';
    export const encodePacket = ({ type, data }, _, give) => give(PACKET_TYPES[type] + (data || ''));
    export const encodePacketToBinary = undefined;`,
  'engine.io-parser/build/esm/decodePacket.browser.js': `
    import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js';
    export const decodePacket = (said) => {
      const type = typeof said === 'string' && PACKET_TYPES_REVERSE[said[0]];
      return type ? { type, data: said.slice(1) } : ERROR_PACKET;
    };`,
  'socket.io-parser/build/esm/binary.js':
    'export const deconstructPacket = undefined, reconstructPacket = undefined;',
  'socket.io-parser/build/esm/is-binary.js': 'export const isBinary = () => false, hasBinary = () => false;',
  'socket.io-client/build/esm/index.js': "export { Manager } from './manager.js';",
  'socket.io-client/build/esm/contrib/backo2.js':
    'export class Backoff { setMin() {} setMax() {} setJitter() {} reset() {} }',
};
const lighter = {
  name: 'without what others need',
  setup({ onLoad }) {
    onLoad({ filter: /socket\.io-(client|parser)|engine\.io-(client|parser)/ }, ({ path }) => {
      const left = Object.keys(LEFT_OUT).find((end) => path.endsWith(end));
      return left && { contents: LEFT_OUT[left] };
    });
  },
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = process.argv[2] ?? join(root, 'static', 'vendor');

const { script, packages } = await bundle();
const files = { 'LICENSES.txt': licences(packages), 'ui.js': script };
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
writeFileSync(join(folder, 'checksums.txt'), checksums(files));

async function bundle() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ['tools/vendor-entry.js'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome99', 'firefox97', 'safari15.4'],
    plugins: [lighter],
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    write: false,
  });
  const [output] = Object.values(result.metafile.outputs);
  const used = Object.entries(output.inputs).filter(([, input]) => input.bytesInOutput > 0);
  const packages = [...new Set(used.map(([path]) => packageOf(path)))].filter(Boolean).sort().map(described);
  const banner = '/* Made by ./dev vendor, do not edit. What is in it, and its licences: LICENSES.txt */\n';
  return { script: banner + result.outputFiles[0].text, packages };
}

function packageOf(path) {
  return path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
}

function described(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { folder, license, name, version };
}

function licences(packages) {
  return packages.map(licence).join(`\n${'-'.repeat(78)}\n\n`);
}

function licence({ folder, license, name, version }) {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file)
    throw new Error(`${name} carries no licence file: add its text by hand or choose another library.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

function checksums(files) {
  return Object.entries(files)
    .map(([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`)
    .join('');
}
