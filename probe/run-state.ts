import { Attribution } from "./attribution/attribution.ts";
import type {
  EndRecord,
  Gap,
  PeakInterval,
  ProcessMeasurement,
  RunRecord,
  SampleRecord,
  StartRecord,
} from "./measurement.ts";
import { thin } from "./series.ts";

/** Past twice this many samples the series is thinned to it: 20,000 are 17 minutes at 50 ms. */
const MOST_SAMPLES = 20_000;

/**
 * A run, built up from its records one by one. The probe, the panel that follows its log and the recovery of a lost run all
 * build the same, so they show the same figures.
 */
export class RunState {
  start: StartRecord | null = null;
  /** What the agent told; `null` before the start. */
  attribution: Attribution | null = null;
  end: EndRecord | null = null;
  samples: SampleRecord[] = [];
  gaps: Gap[] = [];
  processes = new Map<number, ProcessMeasurement>();
  peak: PeakInterval = { low: 0, high: 0 };
  peakAt = 0;
  proportional: { bytes: number; at: number } | null = null;
  peakThreads: number | null = null;
  peakProcesses = 0;

  apply(record: RunRecord): void {
    switch (record.kind) {
      case "start":
        this.start = record;
        this.attribution = new Attribution(record);
        break;
      case "process": {
        const { pid, ppid, role, title, runtime, t } = record;
        const known = this.processes.get(pid);
        if (known && known.last === null) Object.assign(known, { ppid, role, title, runtime });
        else {
          const fresh = { first: t, last: null, peakRss: 0, hwm: null, samples: 0 };
          this.processes.set(pid, { pid, ppid, role, title, runtime, ...fresh });
        }
        break;
      }
      case "sample":
        this.#sample(record);
        break;
      case "proportional":
        if (record.bytes > (this.proportional?.bytes ?? 0)) this.proportional = { bytes: record.bytes, at: record.t };
        break;
      case "agent":
        this.attribution?.apply(record.isolate, record.record);
        break;
      case "left": {
        const known = this.processes.get(record.pid);
        if (known) known.last = record.t;
        break;
      }
      case "gap":
        if (!this.gaps.some(({ code }) => code === record.gap.code)) this.gaps.push(record.gap);
        break;
      case "end":
        this.end = record;
        break;
    }
  }

  /** Milliseconds since the start, as far as is known. */
  get elapsed(): number {
    return this.end?.t ?? this.samples.at(-1)?.t ?? 0;
  }

  #sample(sample: SampleRecord): void {
    this.samples.push(sample);
    if (this.samples.length > 2 * MOST_SAMPLES) this.samples = [...thin(this.samples, MOST_SAMPLES)];
    if (sample.tree > this.peak.low) {
      this.peak.low = sample.tree;
      this.peakAt = sample.t;
    }
    this.peak.high = Math.max(this.peak.high, this.peak.low, sample.high);
    if (sample.threads !== null) this.peakThreads = Math.max(this.peakThreads ?? 0, sample.threads);
    const pids = Object.keys(sample.processes);
    this.peakProcesses = Math.max(this.peakProcesses, pids.length);
    for (const pid of pids) {
      const known = this.processes.get(Number(pid));
      if (!known) continue;
      const [rss, hwm] = sample.processes[pid]!;
      known.samples++;
      known.peakRss = Math.max(known.peakRss, rss);
      if (hwm !== null) known.hwm = Math.max(known.hwm ?? 0, hwm);
    }
  }
}
