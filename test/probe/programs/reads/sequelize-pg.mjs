import { DataTypes, Sequelize } from "sequelize";

let db;

export async function read(address) {
  db = new Sequelize(address, { logging: false });
  const { INTEGER, TEXT } = DataTypes;
  const columns = { id: { type: INTEGER, primaryKey: true }, email: TEXT, bio: TEXT };
  const User = db.define("User", columns, { tableName: "users", timestamps: false });
  return User.findAll({ raw: true }); // <- read
}

export const close = () => db.close();
