// Runs one of reads/ in the main thread: main-thread.mjs NAME ADDRESS
const [name, address] = process.argv.slice(2);
const { read, close } = await import(`./reads/${name}`);

async function main() {
  const rows = await read(address);
  console.log(rows.length);
}

await main();
await close?.();
