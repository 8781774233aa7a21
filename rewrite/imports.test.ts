import assert from "node:assert/strict";
import { test } from "node:test";
import { importedAs, importName } from "./imports.ts";
import { openFile } from "./project.ts";
import { readStyle } from "./style.ts";

/** A file before, what `MoreThan` of typeorm is written as in it, and the file after. */
const cases: [string, string, string, string][] = [
  ["nothing", "x();\n", "MoreThan", 'import { MoreThan } from "typeorm";\n\nx();\n'],
  [
    "other imports",
    "import a from 'b';\n\nx();\n",
    "MoreThan",
    "import a from 'b';\nimport { MoreThan } from 'typeorm';\n\nx();\n",
  ],
  [
    "no semicolons",
    "import a from 'b'\n\nx()\n",
    "MoreThan",
    "import a from 'b'\nimport { MoreThan } from 'typeorm'\n\nx()\n",
  ],
  [
    "the module, sorted",
    'import { In, Repository } from "typeorm";\n',
    "MoreThan",
    'import { In, MoreThan, Repository } from "typeorm";\n',
  ],
  [
    "the module, unsorted",
    'import { Repository, In } from "typeorm";\n',
    "MoreThan",
    'import { Repository, In, MoreThan } from "typeorm";\n',
  ],
  [
    "types of the module only",
    'import type { Repository } from "typeorm";\n',
    "MoreThan",
    'import type { Repository } from "typeorm";\nimport { MoreThan } from "typeorm";\n',
  ],
  ["it already", 'import { MoreThan } from "typeorm";\n', "MoreThan", 'import { MoreThan } from "typeorm";\n'],
  [
    "it under another name",
    'import { MoreThan as gt } from "typeorm";\n',
    "gt",
    'import { MoreThan as gt } from "typeorm";\n',
  ],
  ["the module as a whole", 'import * as orm from "typeorm";\n', "orm.MoreThan", 'import * as orm from "typeorm";\n'],
  ["a require", 'const { In } = require("typeorm");\n', "MoreThan", 'const { In, MoreThan } = require("typeorm");\n'],
  ["a require of the whole", "const orm = require('typeorm');\n", "orm.MoreThan", "const orm = require('typeorm');\n"],
  [
    "requires of others",
    '"use strict";\nconst a = require("b");\n',
    "MoreThan",
    '"use strict";\nconst { MoreThan } = require("typeorm");\nconst a = require("b");\n',
  ],
];

for (const [name, before, written, after] of cases) {
  test(`a file with ${name}`, async () => {
    const style = readStyle(before);
    const file = await openFile("a.js", before, style);
    assert.equal(importedAs(file, "typeorm", "MoreThan") ?? "MoreThan", written);
    importName(file, "typeorm", "MoreThan", style);
    assert.equal(file.getFullText(), after);
    importName(file, "typeorm", "MoreThan", style);
    assert.equal(file.getFullText(), after);
  });
}
