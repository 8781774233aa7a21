/** How a value is known to be of a kind. `X` in "X.method" is a kind of the same library or an exported name. */
export type Recogniser = 
/** The import itself; `from` replaces the library's packages ("?" stands for a module that can't be found). */
{
    exported: string;
    from?: string[];
}
/** `new X()`, a value annotated with type X, or an instance of a workspace class that extends X. */
 | {
    instanceOf: string;
    from?: string[];
}
/** The static side of a workspace class that extends X. */
 | {
    subclassOf: string;
}
/** What "X.method()" gives back; "X" alone means calling the value itself, "X.*" any method. */
 | {
    resultOf: string;
}
/** A member: "X.name", "X.*" for any. */
 | {
    member: string;
}
/** A member of whatever value, by a name that nobody else gives: `client.$kysely`. */
 | {
    anyMember: string;
}
/** The callback's parameter in "X.method(callback)". */
 | {
    parameterOf: string;
    index?: number;
}
/** A method decorated with the export injects it: `@InjectRepository(User) repo`. */
 | {
    decorated: string;
}
/** A receiver of unknown origin that is called so; weak, so it costs confidence. */
 | {
    named: RegExp;
    confidence: number;
};
