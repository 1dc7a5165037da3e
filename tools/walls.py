"""A contract for import-linter: a package imports what its list names, and nothing else.

import-linter's own `forbidden` would have to name all the world; a wall names the few doors.
"""

import sys
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

STANDARD_LIBRARY = "standard library"


class WallContract(Contract):
    """`package`: who stands behind the wall. `may_import`: packages, or "standard library".

    `but_not`: modules of the standard library that stay outside all the same.
    """

    type_name = "wall"

    package = fields.StringField()
    may_import = fields.SetField(subfield=fields.StringField())
    but_not = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        inside = {module for module in graph.modules if is_part(module, str(self.package))}
        through = sorted(
            (importer, imported)
            for importer in inside
            for imported in graph.find_modules_directly_imported_by(importer)
            if imported not in inside and not self.has_door(imported)
        )
        return ContractCheck(kept=not through, metadata={"through": through})

    def has_door(self, module: str) -> bool:
        if any(is_part(module, refused) for refused in listed(self.but_not)):
            return False
        doors = listed(self.may_import)
        if STANDARD_LIBRARY in doors and module.partition(".")[0] in sys.stdlib_module_names:
            return True
        return any(is_part(module, door) for door in doors)

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["through"]:
            output.print_error(f"{importer} must not import {imported}.")


def is_part(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def listed(field: object) -> set[str]:
    """What stands in a contract's set field, which import-linter's types call the field itself."""
    return cast("set[str]", field or set())
