/** For tests: the forms in `forms.case.txt`, each a program before and after. */
export interface FormCase {
    name: string;
    before: string;
    after: string;
}
/** Reads the cases: a name, the program, `--->`, the program with its rows from `each()`. */
export declare function formCases(text: string): FormCase[];
/** The body of a function `run` as a program; one that declares `run` itself is a program already. */
export declare function programOf(body: string): string;
/** The other way round. */
export declare function bodyOf(program: string): string;
