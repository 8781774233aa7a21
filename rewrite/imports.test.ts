import assert from "node:assert/strict";
import { test } from "node:test";
import type { Wanted } from "./imports.ts";
import { added, moreThan, table } from "./imports-fixture.ts";

const pLimit: Wanted = { module: "p-limit", name: "pLimit", default: true };
const repository: Wanted = { module: "typeorm", name: "Repository", type: true };
const readable: Wanted = { module: "node:stream", name: "Readable" };

table("a name of a module, in a file with", moreThan, [
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
    "the module, with a comma at the end",
    'import { In, } from "typeorm";\n',
    "MoreThan",
    'import { In, MoreThan, } from "typeorm";\n',
  ],
  ["the module, and no name of it", 'import {} from "typeorm";\n', "MoreThan", 'import { MoreThan } from "typeorm";\n'],
  [
    "the module, over several lines",
    'import {\n  In,\n  Repository,\n} from "typeorm";\n',
    "MoreThan",
    'import {\n  In,\n  MoreThan,\n  Repository,\n} from "typeorm";\n',
  ],
  [
    "the module, over several lines, at their end",
    'import {\n  Between,\n  In,\n} from "typeorm";\n',
    "MoreThan",
    'import {\n  Between,\n  In,\n  MoreThan,\n} from "typeorm";\n',
  ],
  [
    "the module, over several lines without a comma at the end",
    'import {\n\tBetween,\n\tIn\n} from "typeorm";\n',
    "MoreThan",
    'import {\n\tBetween,\n\tIn,\n\tMoreThan\n} from "typeorm";\n',
  ],
  [
    "the module, on a line that gets too long",
    'import { Between, Brackets, CreateDateColumn, DeleteDateColumn, Entity, PrimaryColumn } from "typeorm";\nx({\n  a,\n});\n',
    "MoreThan",
    'import {\n  Between,\n  Brackets,\n  CreateDateColumn,\n  DeleteDateColumn,\n  Entity,\n  MoreThan,\n  PrimaryColumn,\n} from "typeorm";\nx({\n  a,\n});\n',
  ],
  [
    "the module, on a line that gets too long, and no comma behind the last of a list",
    'import { Between, Brackets, CreateDateColumn, DeleteDateColumn, Entity, PrimaryColumn } from "typeorm";\nx({\n  a\n});\n',
    "MoreThan",
    'import {\n  Between,\n  Brackets,\n  CreateDateColumn,\n  DeleteDateColumn,\n  Entity,\n  MoreThan,\n  PrimaryColumn\n} from "typeorm";\nx({\n  a\n});\n',
  ],
  ["the module's default", 'import orm from "typeorm";\n', "MoreThan", 'import orm, { MoreThan } from "typeorm";\n'],
  [
    "types of the module among names",
    'import { type In, type Repository } from "typeorm";\n',
    "MoreThan",
    'import { type In, MoreThan, type Repository } from "typeorm";\n',
  ],
  [
    "types of the module only",
    'import type { Repository } from "typeorm";\nimport z from "z";\n',
    "MoreThan",
    'import type { Repository } from "typeorm";\nimport { MoreThan } from "typeorm";\nimport z from "z";\n',
  ],
  ["its type", 'import { type MoreThan } from "typeorm";\n', "MoreThan", 'import { MoreThan } from "typeorm";\n'],
  ["it already", 'import { MoreThan } from "typeorm";\n', "MoreThan", 'import { MoreThan } from "typeorm";\n'],
  [
    "it under another name",
    'import { MoreThan as gt } from "typeorm";\n',
    "gt",
    'import { MoreThan as gt } from "typeorm";\n',
  ],
  ["the module as a whole", 'import * as orm from "typeorm";\n', "orm.MoreThan", 'import * as orm from "typeorm";\n'],
  [
    "the module as a whole, the way of old",
    'import orm = require("typeorm");\n',
    "orm.MoreThan",
    'import orm = require("typeorm");\n',
  ],
  [
    "the name for something else",
    "const MoreThan = 1;\nexport { MoreThan };\n",
    "MoreThan2",
    'import { MoreThan as MoreThan2 } from "typeorm";\n\nconst MoreThan = 1;\nexport { MoreThan };\n',
  ],
  [
    "the name for something else, and the module",
    'import { In } from "typeorm";\ninterface MoreThan {}\n',
    "MoreThan2",
    'import { In, MoreThan as MoreThan2 } from "typeorm";\ninterface MoreThan {}\n',
  ],
  [
    "it already, and hidden in a function",
    'import { MoreThan } from "typeorm";\nexport const f = (MoreThan: number) => MoreThan;\n',
    "MoreThan2",
    'import { MoreThan, MoreThan as MoreThan2 } from "typeorm";\nexport const f = (MoreThan: number) => MoreThan;\n',
  ],
  [
    "the name after a dot",
    "export const f = (x) => x.MoreThan;\n",
    "MoreThan",
    'import { MoreThan } from "typeorm";\n\nexport const f = (x) => x.MoreThan;\n',
  ],
]);

table("a name of a module, in CommonJS with", moreThan, [
  [
    "the module",
    'const { In } = require("typeorm");\n',
    "MoreThan",
    'const { In, MoreThan } = require("typeorm");\n',
    "a.js",
  ],
  [
    "the module, renamed",
    'const { MoreThan: gt } = require("typeorm");\n',
    "gt",
    'const { MoreThan: gt } = require("typeorm");\n',
    "a.js",
  ],
  ["only it", 'const gt = require("typeorm").MoreThan;\n', "gt", 'const gt = require("typeorm").MoreThan;\n', "a.js"],
  [
    "the whole module",
    "const orm = require('typeorm');\n",
    "orm.MoreThan",
    "const orm = require('typeorm');\n",
    "a.js",
  ],
  [
    "a rest of the module",
    'const { In, ...rest } = require("typeorm");\n',
    "MoreThan",
    'const { In, ...rest } = require("typeorm");\nconst { MoreThan } = require("typeorm");\n',
    "a.js",
  ],
  [
    "requires of others",
    '"use strict";\nconst a = require("b");\n\nx();\n',
    "MoreThan",
    '"use strict";\nconst a = require("b");\nconst { MoreThan } = require("typeorm");\n\nx();\n',
    "a.js",
  ],
  [
    "exports",
    '"use strict";\n\nmodule.exports = x;\n',
    "MoreThan",
    '"use strict";\n\nconst { MoreThan } = require("typeorm");\n\nmodule.exports = x;\n',
    "a.js",
  ],
  [
    "nothing that says so but its name",
    "x();\n",
    "MoreThan",
    'const { MoreThan } = require("typeorm");\n\nx();\n',
    "a.cjs",
  ],
  [
    "nothing, and a name that says the contrary",
    'require("a");\n',
    "MoreThan",
    'import { MoreThan } from "typeorm";\n\nrequire("a");\n',
    "a.mjs",
  ],
  [
    "the name for something else",
    'const { In } = require("typeorm");\nconst MoreThan = 1;\n',
    "MoreThan2",
    'const { In, MoreThan: MoreThan2 } = require("typeorm");\nconst MoreThan = 1;\n',
    "a.js",
  ],
]);

table("a default export, in a file with", pLimit, [
  [
    "other imports",
    'import a from "a";\nimport z from "zod";\n',
    "pLimit",
    'import a from "a";\nimport pLimit from "p-limit";\nimport z from "zod";\n',
  ],
  ["it already", 'import pLimit from "p-limit";\n', "pLimit", 'import pLimit from "p-limit";\n'],
  ["it under another name", 'import limited from "p-limit";\n', "limited", 'import limited from "p-limit";\n'],
  [
    "it by name",
    'import { default as limited } from "p-limit";\n',
    "limited",
    'import { default as limited } from "p-limit";\n',
  ],
  [
    "a name of the module",
    'import { limitFunction } from "p-limit";\n',
    "pLimit",
    'import pLimit, { limitFunction } from "p-limit";\n',
  ],
  [
    "types of the module",
    'import type { LimitFunction } from "p-limit";\n',
    "pLimit",
    'import type { LimitFunction } from "p-limit";\nimport pLimit from "p-limit";\n',
  ],
  [
    "the module as a whole",
    'import * as limits from "p-limit";\n',
    "limits.default",
    'import * as limits from "p-limit";\n',
  ],
  [
    "the module as a whole, called",
    'import * as limits from "p-limit";\nlimits(2);\n',
    "limits",
    'import * as limits from "p-limit";\nlimits(2);\n',
  ],
  [
    "the name for something else",
    "const pLimit = 1;\n",
    "pLimit2",
    'import pLimit2 from "p-limit";\n\nconst pLimit = 1;\n',
  ],
  [
    "it already, and hidden in a function",
    'import pLimit from "p-limit";\nexport const f = (pLimit) => pLimit;\n',
    "pLimit2",
    'import pLimit, { default as pLimit2 } from "p-limit";\nexport const f = (pLimit) => pLimit;\n',
  ],
  [
    "requires",
    'const a = require("a");\n',
    "pLimit",
    'const a = require("a");\nconst pLimit = require("p-limit");\n',
    "a.js",
  ],
  [
    "a require of it",
    'const limited = require("p-limit");\n',
    "limited",
    'const limited = require("p-limit");\n',
    "a.js",
  ],
  [
    "a require of its default",
    'const limited = require("p-limit").default;\n',
    "limited",
    'const limited = require("p-limit").default;\n',
    "a.js",
  ],
  [
    "a require that is asked for its default",
    'const limits = require("p-limit");\nlimits.default(2);\n',
    "limits.default",
    'const limits = require("p-limit");\nlimits.default(2);\n',
    "a.js",
  ],
]);

table("a type, in a file with", repository, [
  ["nothing", "x();\n", "Repository", 'import type { Repository } from "typeorm";\n\nx();\n'],
  [
    "types of the module",
    'import type { DataSource } from "typeorm";\n',
    "Repository",
    'import type { DataSource, Repository } from "typeorm";\n',
  ],
  [
    "values of the module",
    'import { In } from "typeorm";\n',
    "Repository",
    'import { In, type Repository } from "typeorm";\n',
  ],
  ["it as a value", 'import { Repository } from "typeorm";\n', "Repository", 'import { Repository } from "typeorm";\n'],
]);

test("several names of several modules come together", () => {
  const wanted = [moreThan, { module: "typeorm", name: "In" }, pLimit, repository, readable];
  assert.deepEqual(added('import z from "zod";\nconst In = 1;\n', wanted), {
    names: ["MoreThan", "In2", "pLimit", "Repository", "Readable"],
    text: [
      'import { Readable } from "node:stream";',
      'import pLimit from "p-limit";',
      'import { In as In2, MoreThan, type Repository } from "typeorm";',
      'import z from "zod";',
      "const In = 1;",
      "",
    ].join("\n"),
  });
});
