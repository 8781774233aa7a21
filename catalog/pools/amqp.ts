import type { Pool } from "../shape.ts";

const docs = "https://amqp-node.github.io/amqplib/channel_api.html#channel_consume";
const manager = "https://github.com/jwalton/node-amqp-connection-manager#usage";

/**
 * RabbitMQ by amqplib: handlers are not awaited, so that only `prefetch` on the same channel limits how many run at
 * once; without it every message of the queue is handed out (read in 2.3.1).
 */
export const amqplib: Pool = {
  id: "amqplib",
  name: "amqplib",
  packages: ["amqplib", "amqplib/*"],
  kind: "consumer",
  unit: "message",
  source: docs,
  values: {
    connection: [
      { resultOf: "connect" },
      { resultOf: "default.connect" },
      { instanceOf: "Connection" },
      { instanceOf: "ChannelModel" },
      { parameterOf: "connect", index: 1 },
      { parameterOf: "default.connect", index: 1 },
    ],
    channel: [
      { resultOf: "connection.createChannel" },
      { resultOf: "connection.createConfirmChannel" },
      { parameterOf: "connection.createChannel", index: 1 },
      { instanceOf: "Channel" },
      { instanceOf: "ConfirmChannel" },
    ],
  },
  entries: [
    {
      id: "amqplib.consume",
      on: "channel.consume",
      runs: { callback: "1" },
      atOnce: { at: "0", of: { method: "prefetch" }, otherwise: "unbounded", default: "no prefetch" },
      confidence: 0.95,
      says: "a RabbitMQ consumer runs {target} for {n}",
      source: docs,
    },
  ],
};

export const amqpManager: Pool = {
  id: "amqp-connection-manager",
  name: "amqp-connection-manager",
  packages: ["amqp-connection-manager"],
  kind: "consumer",
  unit: "message",
  source: manager,
  values: {
    connection: [{ resultOf: "connect" }, { resultOf: "default.connect" }, { instanceOf: "AmqpConnectionManager" }],
    wrapper: [{ resultOf: "connection.createChannel" }, { instanceOf: "ChannelWrapper" }],
    channel: [{ parameterOf: "wrapper.addSetup" }, { parameterOf: "connection.createChannel" }],
  },
  entries: [
    {
      id: "amqp-connection-manager.wrapper.consume",
      on: "wrapper.consume",
      runs: { callback: "1" },
      atOnce: { at: "2.prefetch", otherwise: "unbounded", default: "no prefetch" },
      confidence: 0.95,
      says: "a RabbitMQ consumer runs {target} for {n}",
      source: manager,
    },
    {
      id: "amqp-connection-manager.channel.consume",
      on: "channel.consume",
      runs: { callback: "1" },
      atOnce: { at: "0", of: { method: "prefetch" }, otherwise: "unknown" },
      confidence: 0.93,
      says: "a RabbitMQ consumer runs {target} for {n}",
      source: manager,
    },
  ],
};
