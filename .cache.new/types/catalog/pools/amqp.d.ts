import type { Pool } from "../shape.ts";
/**
 * RabbitMQ by amqplib: handlers are not awaited, so that only `prefetch` on the same channel limits how many run at
 * once; without it every message of the queue is handed out (read in 2.3.1).
 */
export declare const amqplib: Pool;
export declare const amqpManager: Pool;
