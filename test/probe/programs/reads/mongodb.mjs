import { MongoClient } from "mongodb";

let client;

export async function read(address) {
  client = await new MongoClient(address).connect();
  return client.db().collection("users").find({}).toArray(); // <- read
}

export const close = () => client.close();
