/**
 * The rows that every database holds: keys with holes, ties and nulls in the other columns, and an order on disk that is
 * not the order of the keys. Made from numbers alone, so that any process knows them without asking.
 */
export interface User {
  id: number;
  email: string;
  status: string;
  score: number | null;
  bio: string;
  created: Date;
}

export interface Post {
  id: number;
  author: number;
  title: string;
}

export interface Event {
  tenant: number;
  seq: number;
  status: string;
  score: number | null;
}

export interface Document {
  id: string;
  status: string;
  score: number | null;
}

export interface Label {
  name: string;
  status: string;
  score: number | null;
}

export interface Tables {
  users: User;
  posts: Post;
  events: Event;
  documents: Document;
  labels: Label;
}

const statuses = ["open", "paid", "late"];
// Words that a byte order, a language's order and a database that overlooks accents sort differently.
const words = ["Äpfel", "apple", "Zürich", "zebra", "straße", "ñandú", "日本", "Ωmega", "éclair", "Ångström"];

/** How many of each table there are for a number of users: the others are not what is measured. */
export function sizes(users: number): Record<keyof Tables, number> {
  const others = Math.min(users, 20_000);
  return { users, posts: users, events: others, documents: others, labels: others };
}

/** The row of a place, from 0 on. */
export const rowOf: { [T in keyof Tables]: (place: number) => Tables[T] } = {
  users: (place) => ({
    // Every third number is a hole, and so is a stretch that is longer than a page.
    id: place + (place >> 1) + (place >= 400 ? 3000 : 0) + 1,
    email: `user-${place}@example.test`,
    ...ties(place),
    bio: `${place} `.padEnd(190, "lorem ipsum dolor sit amet "),
    created: new Date(Date.UTC(2024, 0, 1) + (place % 997) * 60_000),
  }),
  // Some users have none, some have three.
  posts: (place) => ({ id: place * 2 + 1, author: rowOf.users(place - (place % 3)).id, title: `post ${place % 50}` }),
  events: (place) => ({ tenant: (place % 7) * 10 + 1, seq: Math.floor(place / 7) * 3, ...ties(place) }),
  documents: (place) => ({ id: uuidOf(place), ...ties(place) }),
  labels: (place) => ({ name: `${words[place % words.length]} ${mixed(place)}`, ...ties(place) }),
};

function ties(place: number): { status: string; score: number | null } {
  return { status: statuses[place % 3]!, score: place % 10 === 0 ? null : place % 100 };
}

function uuidOf(place: number): string {
  const hex = (n: number) => mixed(n).toString(16).padStart(8, "0");
  const all = hex(place) + hex(place + 0x51ed270b) + hex(place ^ 0x2545f491) + hex(place + 7);
  return `${all.slice(0, 8)}-${all.slice(8, 12)}-4${all.slice(13, 16)}-8${all.slice(17, 20)}-${all.slice(20, 32)}`;
}

/** Another number for each: multiplying by an odd one and folding loses none of 32 bits. */
function mixed(n: number): number {
  let x = n >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The places of a table in the order they are stored, in slices. */
export function* stored<T extends keyof Tables>(table: T, count: number, slice: number): Generator<Tables[T][]> {
  // A step that has no divisor in common with the count comes by every place once.
  let step = Math.max(1, Math.floor(count * 0.618));
  while (gcd(step, count) !== 1) step++;
  let place = 0;
  for (let done = 0; done < count; ) {
    const rows: Tables[T][] = [];
    for (; rows.length < slice && done < count; done++, place = (place + step) % count) rows.push(rowOf[table](place));
    yield rows;
  }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
