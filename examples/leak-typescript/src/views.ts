// What two common looks at memory see of the same run, from inside the process: this thread's heap, and the whole process.
const most = { heapUsed: 0, rss: 0 };
const timer = setInterval(() => {
  const { heapUsed, rss } = process.memoryUsage();
  most.heapUsed = Math.max(most.heapUsed, heapUsed);
  most.rss = Math.max(most.rss, rss);
}, 50);
await import("./total.js");
clearInterval(timer);

const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MB`;
const share = ((100 * most.heapUsed) / most.rss).toFixed(1);
console.log(`resident ${megabytes(most.rss)}, main heap ${megabytes(most.heapUsed)}: ${share} %`);
