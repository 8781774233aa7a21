import type { Pool } from "../shape.ts";
export declare const expressRoutes: Pool;
export declare const fastify: Pool;
export declare const koa: Pool;
export declare const hono: Pool;
export declare const nestControllers: Pool;
export declare const nextRoutes: Pool;
/** A procedure's chain begins with what `initTRPC` made, in whatever file. */
export declare const trpc: Pool;
export declare const graphqlResolvers: Pool;
