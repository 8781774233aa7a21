/** For tests: programs in strict TypeScript whose batch rewrite has to compile against the ORM's own types. */
export declare const typeormHead = "import { Entity, In, Column, PrimaryGeneratedColumn, type DataSource, type EntityManager, type Repository } from \"typeorm\";\n\nenum Status { Paid = \"paid\", Open = \"open\" }\n\n@Entity()\nclass Order {\n  @PrimaryGeneratedColumn() id!: number;\n  @Column(\"text\") status!: Status;\n  @Column() total!: number;\n  @Column({ nullable: true, type: \"text\" }) note!: string | null;\n}\nexport { Order };\n\n";
export declare const typeormPrograms: string[];
/** \`PRISMA\` is replaced by the module that exports \`PrismaClient\`. */
export declare const prismaHead = "import { PrismaClient } from \"PRISMA\";\n\ndeclare const prisma: PrismaClient;\nexport type { PrismaClient };\n\n";
export declare const prismaPrograms: string[];
