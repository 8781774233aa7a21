import type { EntryPattern, Pool } from "../shape.ts";

const methods = ["get", "post", "put", "patch", "delete", "all", "use", "head", "options"];

/** Routes: every function behind the path may run, middleware too. */
const routes = (id: string, kind: string, name: string, source: string, without: string[] = []): EntryPattern[] =>
  methods
    .filter((method) => !without.includes(method))
    .map((method) => ({
      id: `${id}.${kind}.${method}`,
      on: `${kind}.${method}`,
      runs: { every: "function" },
      atOnce: "unknown",
      confidence: 0.93,
      says: `${name} runs {target} for {n}`,
      source,
    }));

const express = "https://expressjs.com/en/guide/routing.html";
const fastifyDocs = "https://fastify.dev/docs/latest/Reference/Routes/";
const koaDocs = "https://github.com/koajs/router#readme";
const honoDocs = "https://hono.dev/docs/api/routing";
const nest = "https://docs.nestjs.com/controllers";
const next = "https://nextjs.org/docs/app/api-reference/file-conventions/route";
const trpcDocs = "https://trpc.io/docs/server/procedures";
const graphqlDocs = "https://docs.nestjs.com/graphql/resolvers";

export const expressRoutes: Pool = {
  id: "express",
  name: "Express",
  packages: ["express", "express-promise-router"],
  kind: "request",
  unit: "request",
  source: express,
  values: {
    router: [
      { resultOf: "default" },
      { resultOf: "=" },
      { resultOf: "*" },
      { resultOf: "Router" },
      { resultOf: "default.Router" },
      { instanceOf: "Router" },
      { instanceOf: "IRouter" },
      { instanceOf: "Express" },
      { instanceOf: "Application" },
      { instanceOf: "default.Express" },
      { instanceOf: "default.Application" },
      { instanceOf: "default.Router" },
      { resultOf: "router.route" },
      { resultOf: "router.*" },
    ],
  },
  entries: routes("express", "router", "Express", express),
};

export const fastify: Pool = {
  id: "fastify",
  name: "Fastify",
  packages: ["fastify"],
  kind: "request",
  unit: "request",
  source: fastifyDocs,
  values: {
    server: [
      { resultOf: "default" },
      { resultOf: "=" },
      { resultOf: "fastify" },
      { resultOf: "Fastify" },
      { instanceOf: "FastifyInstance" },
      { resultOf: "server.withTypeProvider" },
    ],
  },
  entries: [
    ...routes("fastify", "server", "Fastify", fastifyDocs),
    ...methods
      .filter((method) => method !== "use")
      .map(
        (method): EntryPattern => ({
          id: `fastify.${method}.handler`,
          on: `server.${method}`,
          runs: { callback: "1.handler" },
          atOnce: "unknown",
          confidence: 0.93,
          says: "Fastify runs {target} for {n}",
          source: fastifyDocs,
        }),
      ),
    {
      id: "fastify.route",
      on: "server.route",
      runs: { callback: "0.handler" },
      atOnce: "unknown",
      confidence: 0.93,
      says: "Fastify runs {target} for {n}",
      source: fastifyDocs,
    },
  ],
};

export const koa: Pool = {
  id: "koa",
  name: "Koa",
  packages: ["koa", "@koa/router", "koa-router"],
  kind: "request",
  unit: "request",
  source: koaDocs,
  values: {
    router: [{ instanceOf: "default" }, { instanceOf: "Router" }, { instanceOf: "*" }, { resultOf: "router.*" }],
  },
  entries: routes("koa", "router", "Koa", koaDocs),
};

export const hono: Pool = {
  id: "hono",
  name: "Hono",
  packages: ["hono", "@hono/zod-openapi"],
  kind: "request",
  unit: "request",
  source: honoDocs,
  values: { app: [{ instanceOf: "Hono" }, { instanceOf: "OpenAPIHono" }, { resultOf: "app.*" }] },
  entries: [
    // A HEAD request is answered by the route of GET.
    ...routes("hono", "app", "Hono", honoDocs, ["head"]),
    {
      id: "hono.openapi",
      on: "app.openapi",
      runs: { every: "function" },
      atOnce: "unknown",
      confidence: 0.93,
      says: "Hono runs {target} for {n}",
      source: honoDocs,
    },
  ],
};

export const nestControllers: Pool = {
  id: "nestjs.controllers",
  name: "NestJS controllers",
  packages: ["@nestjs/common"],
  kind: "request",
  unit: "request",
  source: nest,
  values: {},
  entries: ["Get", "Post", "Put", "Patch", "Delete", "All", "Sse"].map((name) => ({
    id: `nestjs.controllers.${name}`,
    on: `@${name}`,
    runs: { decorated: true } as const,
    atOnce: "unknown" as const,
    confidence: 0.95,
    says: "a NestJS controller runs {target} for {n}",
    source: nest,
  })),
};

export const nextRoutes: Pool = {
  id: "next.routes",
  name: "Next.js routes",
  packages: ["next"],
  kind: "request",
  unit: "request",
  source: next,
  values: {},
  entries: [],
  conventions: [
    {
      id: "next.route",
      files: /(?:^|\/)app\/(?:.*\/)?route\.[jt]sx?$/,
      exports: ["GET", "POST", "PUT", "PATCH", "DELETE"],
      atOnce: "unknown",
      confidence: 0.93,
      says: "Next.js runs {target} for {n}",
      source: next,
    },
    {
      id: "next.api",
      files: /(?:^|\/)pages\/api\/.*\.[jt]sx?$/,
      exports: ["default"],
      atOnce: "unknown",
      confidence: 0.93,
      says: "Next.js runs {target} for {n}",
      source: "https://nextjs.org/docs/pages/building-your-application/routing/api-routes",
    },
  ],
};

/** A procedure's chain begins with what `initTRPC` made, in whatever file. */
export const trpc: Pool = {
  id: "trpc",
  name: "tRPC",
  packages: ["@trpc/server"],
  kind: "request",
  unit: "request",
  source: trpcDocs,
  values: {
    builder: [{ resultOf: "initTRPC.context" }, { resultOf: "initTRPC.meta" }, { resultOf: "builder.*" }],
    root: [{ resultOf: "initTRPC.create" }, { resultOf: "builder.create" }],
    procedure: [{ member: "root.procedure" }, { resultOf: "procedure.*" }],
  },
  entries: ["query", "mutation", "subscription"].map((name) => ({
    id: `trpc.${name}`,
    on: `procedure.${name}`,
    runs: { callback: "0" } as const,
    atOnce: "unknown" as const,
    confidence: 0.93,
    says: "tRPC runs {target} for {n}",
    source: trpcDocs,
  })),
};

export const graphqlResolvers: Pool = {
  id: "graphql.resolvers",
  name: "GraphQL resolvers",
  packages: ["@nestjs/graphql", "type-graphql"],
  kind: "request",
  unit: "request",
  source: graphqlDocs,
  values: {},
  entries: ["Query", "Mutation", "ResolveField", "FieldResolver", "Subscription"].map((name) => ({
    id: `graphql.resolvers.${name}`,
    on: `@${name}`,
    runs: { decorated: true } as const,
    atOnce: "unknown" as const,
    confidence: 0.93,
    says: "a GraphQL resolver runs {target} for {n}",
    source: graphqlDocs,
  })),
};
