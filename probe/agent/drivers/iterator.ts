/** Hands an iterator on and tells once, at its end or when it is left, how many values came out of it. */
export function countingIterator<T>(inner: Iterator<T>, ended: (count: number) => void): IterableIterator<T> {
  let count = 0;
  let over = false;
  const end = () => {
    if (!over) ended(count);
    over = true;
  };
  return {
    next(...args) {
      try {
        const result = inner.next(...(args as []));
        if (result.done) end();
        else count++;
        return result;
      } catch (error) {
        end();
        throw error;
      }
    },
    return(value?: unknown) {
      end();
      return inner.return ? inner.return(value) : { done: true, value: value as T };
    },
    [Symbol.iterator]() {
      return this;
    },
  };
}
