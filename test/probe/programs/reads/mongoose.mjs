import mongoose from "mongoose";

const User = mongoose.model("User", new mongoose.Schema({}, { strict: false }), "users");

export async function read(address) {
  await mongoose.connect(address);
  const rows = await User.find({}).lean(); // <- read
  return rows;
}

export const close = () => mongoose.disconnect();
