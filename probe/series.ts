/**
 * Makes a series shorter without losing what it shows: of each group of neighbours the lowest and the highest stay, in
 * their order, so peaks and dips survive. Returns at most about `limit` samples, or the same array when it is short enough.
 */
export function thin<Sample extends { tree: number }>(samples: readonly Sample[], limit: number): readonly Sample[] {
  if (samples.length <= limit) return samples;
  const size = Math.ceil((samples.length / limit) * 2);
  const kept: Sample[] = [];
  for (let start = 0; start < samples.length; start += size) {
    let low = start;
    let high = start;
    for (let index = start; index < Math.min(start + size, samples.length); index++) {
      if (samples[index]!.tree < samples[low]!.tree) low = index;
      if (samples[index]!.tree > samples[high]!.tree) high = index;
    }
    kept.push(samples[Math.min(low, high)]!);
    if (low !== high) kept.push(samples[Math.max(low, high)]!);
  }
  return kept;
}
