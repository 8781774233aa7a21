import type { Engine } from "../data/engines.ts";
import type { ConsumerName } from "../programs/consumers.ts";
import type { ShapeName } from "../programs/shapes.ts";
/** The rewrites that are tried. */
export declare const kinds: readonly ["batch", "stream", "count", "narrow"];
export type Kind = (typeof kinds)[number];
/** A read as an expression, or inside of something: `BODY` stands where its consumer goes. */
export type Read = string | {
    read: string;
    around: string;
};
export interface Target {
    /** For people: "Prisma". */
    name: string;
    /** Catalog id of the library. */
    orm: string;
    engine: Engine;
    /** Packages that its project names. */
    packages: readonly string[];
    /**
     * Sources of the project. `database.ts` exports `open` and `close`, and what reads are written with; its address is in
     * `process.env.DATABASE`.
     */
    files: Readonly<Record<string, string>>;
    /** Names that programs import from elsewhere, with their modules; `type ./module` for types. */
    imports?: Readonly<Record<string, string>>;
    /** Written for each shape; a library that has no such form is told why. */
    reads: Readonly<Partial<Record<ShapeName, Read>>>;
    /** Rows of `plain` and `where` under another name of the key. */
    key?: string;
    /** Values of a row that are written another way than `row.name`. */
    values?: Readonly<Record<string, string>>;
    /** Runs Prisma's generator on `schema.prisma` before anything else. */
    generates?: boolean;
    /** Rewrites that the library can't have, with the reason that a user is told. */
    never?: Readonly<Partial<Record<Kind, string>>>;
    /** Shapes that have no such rewrite, with the reason; all others have to have it (`shownBy`). */
    except?: Readonly<Partial<Record<Kind, Readonly<Partial<Record<ShapeName, string>>>>>>;
    /** Consumers that show a rewrite in every shape, where they are others than usual. */
    shownBy?: Readonly<Partial<Record<Kind, ConsumerName>>>;
    /** Consumers that the library can't be used with, with the reason. */
    without?: Readonly<Partial<Record<ConsumerName, string>>>;
    /** Can't be run here, with the reason. */
    skip?: string;
}
/** The consumer that stands for a kind of rewrite, also when memory is measured. */
export declare const shows: ({ shownBy }: Target, kind: Kind) => ConsumerName;
/** What has to be offered: losing one of these is a failure. */
export declare function hasToHave(target: Target, kind: Kind, { consumer, shape }: {
    consumer: ConsumerName;
    shape: ShapeName;
}): boolean;
/** "typeorm-sqlite": names folders, and is what is asked for on the command line. */
export declare function idOf(target: Target): string;
