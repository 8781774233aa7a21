/** Functions of the language that go over all of what they are handed, and methods of lists and texts that do. */
export const goesOver = [
  ...["list", "tuple", "set", "frozenset", "dict", "sorted", "sum", "min", "max", "map", "filter", "zip", "deque"],
  ...["DataFrame", "Counter", "OrderedDict"],
]
  .map((name) => `${name}()`)
  .concat("join", "extend", "update", "DataFrame");
