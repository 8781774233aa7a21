import type { Pool } from "../shape.ts";
/** BullMQ, its NestJS module and its predecessor's. Defaults read in bullmq 6.7, bull 4.16, @nestjs/bullmq 12. */
export declare const bullmq: Pool;
export declare const nestBullmq: Pool;
export declare const nestBull: Pool;
export declare const bull: Pool;
