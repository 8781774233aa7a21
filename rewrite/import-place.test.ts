/** Where a new import goes. */
import { moreThan, table } from "./imports-fixture.ts";

table("a name of a module, in a file with", moreThan, [
  ["nothing", "x();\n", "MoreThan", 'import { MoreThan } from "typeorm";\n\nx();\n'],
  ["no text", "", "MoreThan", 'import { MoreThan } from "typeorm";\n'],
  [
    "a comment on the file",
    "// Licence\n\n/** Runs. */\nx();\n",
    "MoreThan",
    '// Licence\n\nimport { MoreThan } from "typeorm";\n\n/** Runs. */\nx();\n',
  ],
  [
    "a comment on its statement",
    "/** Runs. */\nx();\n",
    "MoreThan",
    'import { MoreThan } from "typeorm";\n\n/** Runs. */\nx();\n',
  ],
  [
    "a comment to tools",
    "// @ts-check\nx();\n",
    "MoreThan",
    '// @ts-check\nimport { MoreThan } from "typeorm";\n\nx();\n',
  ],
  [
    "a first line for the shell",
    "#!/usr/bin/env node\nx();\n",
    "MoreThan",
    '#!/usr/bin/env node\nimport { MoreThan } from "typeorm";\n\nx();\n',
  ],
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
    "CRLF",
    'import a from "b";\r\n\r\nx();\r\n',
    "MoreThan",
    'import a from "b";\r\nimport { MoreThan } from "typeorm";\r\n\r\nx();\r\n',
  ],
  [
    "sorted imports",
    'import a from "a";\nimport z from "z";\n',
    "MoreThan",
    'import a from "a";\nimport { MoreThan } from "typeorm";\nimport z from "z";\n',
  ],
  [
    "unsorted imports",
    'import z from "z";\nimport a from "a";\n',
    "MoreThan",
    'import z from "z";\nimport a from "a";\nimport { MoreThan } from "typeorm";\n',
  ],
  [
    "imports sorted by their letters' case",
    'import A from "Zod";\nimport b from "ajv";\nimport c from "z";\n',
    "MoreThan",
    'import A from "Zod";\nimport b from "ajv";\nimport { MoreThan } from "typeorm";\nimport c from "z";\n',
  ],
  [
    "only its own files' imports",
    'import { db } from "./db";\nx();\n',
    "MoreThan",
    'import { MoreThan } from "typeorm";\nimport { db } from "./db";\nx();\n',
  ],
  [
    "groups",
    'import fs from "node:fs";\n\nimport z from "zod";\n\nimport { db } from "./db";\n',
    "MoreThan",
    'import fs from "node:fs";\n\nimport { MoreThan } from "typeorm";\nimport z from "zod";\n\nimport { db } from "./db";\n',
  ],
  [
    "groups, and none for packages",
    'import fs from "node:fs";\n\nimport { db } from "./db";\n',
    "MoreThan",
    'import fs from "node:fs";\n\nimport { MoreThan } from "typeorm";\n\nimport { db } from "./db";\n',
  ],
  [
    "two groups of packages",
    'import z from "zod";\n\nimport n from "@nestjs/common";\nimport v from "vue";\n',
    "MoreThan",
    'import z from "zod";\n\nimport n from "@nestjs/common";\nimport { MoreThan } from "typeorm";\nimport v from "vue";\n',
  ],
  [
    "names from its own paths",
    'import { db } from "@/db";\nimport { x } from "./x";\n',
    "MoreThan",
    'import { MoreThan } from "typeorm";\nimport { db } from "@/db";\nimport { x } from "./x";\n',
  ],
  [
    "what has to be loaded first",
    'import "reflect-metadata";\nimport z from "zod";\n',
    "MoreThan",
    'import "reflect-metadata";\nimport { MoreThan } from "typeorm";\nimport z from "zod";\n',
  ],
  [
    "nothing but what is loaded for itself",
    'import "./env";\nx();\n',
    "MoreThan",
    'import "./env";\nimport { MoreThan } from "typeorm";\nx();\n',
  ],
  [
    "a comment behind the last",
    'import a from "b"; // why\nx();\n',
    "MoreThan",
    'import a from "b"; // why\nimport { MoreThan } from "typeorm";\nx();\n',
  ],
  [
    "two on one line",
    'import a from "a"; import b from "b";\n',
    "MoreThan",
    'import a from "a"; import b from "b";\nimport { MoreThan } from "typeorm";\n',
  ],
]);

table("one of Node's modules, in a file with", { module: "node:stream", name: "Readable" }, [
  ["packages", 'import z from "zod";\n', "Readable", 'import { Readable } from "node:stream";\nimport z from "zod";\n'],
  [
    "others of Node's",
    'import a from "node:assert";\nimport z from "zod";\n',
    "Readable",
    'import a from "node:assert";\nimport { Readable } from "node:stream";\nimport z from "zod";\n',
  ],
  [
    "others of Node's at the end",
    'import z from "zod";\nimport a from "node:assert";\n',
    "Readable",
    'import z from "zod";\nimport a from "node:assert";\nimport { Readable } from "node:stream";\n',
  ],
]);
