/**
 * What models say of each other by calls: `Post.hasMany(Comment, { as: "replies" })`, also inside `static associate(models)`.
 * Told from the text alone, because such calls stand anywhere, and hand over models under any name.
 * https://sequelize.org/docs/v6/core-concepts/assocs/
 */
/** One model's rows that belong to a row of another. */
export interface Association {
    /** Model that the call is made on. */
    of: string;
    many: boolean;
    to: string;
    as: string | undefined;
}
/** Every association that a text makes. */
export declare function associationsIn(text: string): Association[];
