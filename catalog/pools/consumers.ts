import type { Pool } from "../shape.ts";

const kafka = "https://kafka.js.org/docs/consuming";
const sqs = "https://github.com/bbc/sqs-consumer#usage";
const pubsub = "https://cloud.google.com/nodejs/docs/reference/pubsub/latest/pubsub/subscription";
const nest = "https://docs.nestjs.com/microservices/basics";
const lambda = "https://docs.aws.amazon.com/lambda/latest/dg/typescript-handler.html";

/** KafkaJS, and Confluent's library that mirrors it: partitions one after another where nothing is said (read in 2.2.4). */
export const kafkajs: Pool = {
  id: "kafkajs",
  name: "KafkaJS",
  packages: ["kafkajs", "@confluentinc/kafka-javascript"],
  kind: "consumer",
  unit: "message",
  source: kafka,
  values: {
    kafka: [{ instanceOf: "Kafka" }, { instanceOf: "KafkaJS.Kafka" }, { instanceOf: "default.Kafka" }],
    consumer: [{ resultOf: "kafka.consumer" }, { instanceOf: "Consumer" }, { instanceOf: "KafkaJS.Consumer" }],
  },
  entries: ["eachMessage", "eachBatch"].map((name) => ({
    id: `kafkajs.${name}`,
    on: "consumer.run",
    runs: { callback: `0.${name}` } as const,
    atOnce: { at: "0.partitionsConsumedConcurrently", otherwise: 1 } as const,
    confidence: 0.95,
    says: "a Kafka consumer runs {target} for {n}",
    source: `${kafka}#a-name-concurrent-processing-a-partition-aware-concurrency`,
  })),
};

/** sqs-consumer runs a batch's messages together (read in 14.2.8): as many as `batchSize` says. */
export const sqsConsumer: Pool = {
  id: "sqs-consumer",
  name: "sqs-consumer",
  packages: ["sqs-consumer"],
  kind: "consumer",
  unit: "message",
  source: sqs,
  values: {},
  entries: ["Consumer.create", "new Consumer"].flatMap((on) => [
    {
      id: `sqs-consumer.${on}.handleMessage`,
      on,
      runs: { callback: "0.handleMessage" } as const,
      atOnce: { at: "0.batchSize", otherwise: 1 } as const,
      confidence: 0.95,
      says: "an SQS consumer runs {target} for {n}",
      source: sqs,
    },
    {
      id: `sqs-consumer.${on}.handleMessageBatch`,
      on,
      runs: { callback: "0.handleMessageBatch" } as const,
      atOnce: 1,
      confidence: 0.95,
      says: "an SQS consumer runs {target} for one batch at a time",
      source: sqs,
    },
  ]),
};

/** Google Pub/Sub hands out a thousand messages where `flowControl` says nothing (read in 5.3.1). */
export const googlePubsub: Pool = {
  id: "google.pubsub",
  name: "Google Pub/Sub",
  packages: ["@google-cloud/pubsub"],
  kind: "consumer",
  unit: "message",
  source: pubsub,
  values: {
    client: [{ instanceOf: "PubSub" }],
    topic: [{ resultOf: "client.topic" }, { instanceOf: "Topic" }],
    subscription: [
      { resultOf: "client.subscription" },
      { resultOf: "topic.subscription" },
      { instanceOf: "Subscription" },
    ],
  },
  entries: [
    {
      id: "google.pubsub.message",
      on: "subscription.on",
      runs: { callback: "1" },
      atOnce: { at: "1.flowControl.maxMessages", of: "maker", otherwise: 1000 },
      when: { at: "0", is: "message" },
      confidence: 0.93,
      says: "a Pub/Sub subscription runs {target} for {n}",
      source: pubsub,
    },
  ],
};

/** NestJS consumers: how many run at once is the transport's or module's matter. */
export const nestMicroservices: Pool = {
  id: "nestjs.microservices",
  name: "NestJS microservices",
  packages: ["@nestjs/microservices"],
  kind: "consumer",
  unit: "message",
  source: nest,
  values: {},
  entries: ["EventPattern", "MessagePattern"].map((name) => ({
    id: `nestjs.microservices.${name}`,
    on: `@${name}`,
    runs: { decorated: true } as const,
    atOnce: "unknown" as const,
    confidence: 0.87,
    says: "a NestJS microservice runs {target} for {n}",
    source: nest,
  })),
};

export const nestRabbitmq: Pool = {
  id: "nestjs.rabbitmq",
  name: "NestJS RabbitMQ",
  packages: ["@golevelup/nestjs-rabbitmq"],
  kind: "consumer",
  unit: "message",
  source: "https://golevelup.github.io/nestjs/modules/rabbitmq.html",
  values: {},
  entries: ["RabbitSubscribe", "RabbitRPC"].map((name) => ({
    id: `nestjs.rabbitmq.${name}`,
    on: `@${name}`,
    runs: { decorated: true } as const,
    atOnce: "unknown" as const,
    confidence: 0.93,
    says: "a RabbitMQ consumer runs {target} for {n}",
    source: "https://golevelup.github.io/nestjs/modules/rabbitmq.html",
  })),
};

export const nestSqs: Pool = {
  id: "nestjs.sqs",
  name: "NestJS SQS",
  packages: ["@ssut/nestjs-sqs"],
  kind: "consumer",
  unit: "message",
  source: "https://github.com/ssut/nestjs-sqs#decorate-methods",
  values: {},
  entries: [
    {
      id: "nestjs.sqs.SqsMessageHandler",
      on: "@SqsMessageHandler",
      runs: { decorated: true },
      atOnce: "unknown",
      confidence: 0.95,
      says: "an SQS consumer runs {target} for {n}",
      source: "https://github.com/ssut/nestjs-sqs#decorate-methods",
    },
  ],
};

/** AWS Lambda: one event at a time in each container. Only events of queues and schedules; the rest answers requests. */
export const awsLambda: Pool = {
  id: "aws.lambda",
  name: "AWS Lambda",
  packages: ["aws-lambda"],
  kind: "consumer",
  unit: "event",
  source: lambda,
  values: {},
  entries: [
    ...["SQS", "KinesisStream", "DynamoDBStream", "SNS", "S3", "Scheduled", "EventBridge", "MSK"].map((name) => ({
      id: `aws.lambda.${name}Handler`,
      on: `: ${name}Handler`,
      runs: { typed: true } as const,
      atOnce: 1,
      confidence: 0.87,
      says: "AWS Lambda runs {target} for {n}",
      source: lambda,
    })),
    ...["SQS", "KinesisStream", "DynamoDBStream", "SNS", "S3", "Scheduled", "EventBridge", "MSK"].map((name) => ({
      id: `aws.lambda.${name}Event`,
      on: `(${name}Event)`,
      runs: { typed: true } as const,
      atOnce: 1,
      confidence: 0.85,
      says: "AWS Lambda runs {target} for {n}",
      source: lambda,
    })),
  ],
};

/** NATS: a subscription that is given a callback; nothing waits for it. */
export const nats: Pool = {
  id: "nats",
  name: "NATS",
  packages: ["nats", "@nats-io/transport-node", "@nats-io/nats-core"],
  kind: "consumer",
  unit: "message",
  source: "https://github.com/nats-io/nats.js/blob/main/core/README.md#async-vs-callbacks",
  values: {
    connection: [{ resultOf: "connect" }, { resultOf: "default.connect" }, { instanceOf: "NatsConnection" }],
  },
  entries: [
    {
      id: "nats.subscribe",
      on: "connection.subscribe",
      runs: { callback: "1.callback" },
      atOnce: "unknown",
      confidence: 0.92,
      says: "a NATS subscription runs {target} for {n}",
      source: "https://github.com/nats-io/nats.js/blob/main/core/README.md#async-vs-callbacks",
    },
  ],
};
