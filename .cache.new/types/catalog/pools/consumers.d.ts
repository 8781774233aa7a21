import type { Pool } from "../shape.ts";
/** KafkaJS, and Confluent's library that mirrors it: partitions one after another where nothing is said (read in 2.2.4). */
export declare const kafkajs: Pool;
/** sqs-consumer runs a batch's messages together (read in 14.2.8): as many as `batchSize` says. */
export declare const sqsConsumer: Pool;
/** Google Pub/Sub hands out a thousand messages where `flowControl` says nothing (read in 5.3.1). */
export declare const googlePubsub: Pool;
/** NestJS consumers: how many run at once is the transport's or module's matter. */
export declare const nestMicroservices: Pool;
export declare const nestRabbitmq: Pool;
export declare const nestSqs: Pool;
/** AWS Lambda: one event at a time in each container. Only events of queues and schedules; the rest answers requests. */
export declare const awsLambda: Pool;
/** NATS: a subscription that is given a callback; nothing waits for it. */
export declare const nats: Pool;
