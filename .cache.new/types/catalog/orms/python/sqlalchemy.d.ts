import type { Orm } from "../../shape.ts";
/**
 * SQLAlchemy, SQLModel and Flask-SQLAlchemy. What loads all rows was measured with 1.4.46 on SQLite, MariaDB and PostgreSQL; 1.3
 * and 2.0 as documented.
 */
export declare const sqlalchemy: Orm;
