import type { InFlight, IsolateMeasurement, QueryMeasurement, SiteMeasurement } from "../measurement.ts";
/** Measurements for the tests of this room: what is not said is as in a plain run of one process, 11. */
export declare const isolate: (tid: number, more?: Partial<IsolateMeasurement>) => IsolateMeasurement;
export declare const site: (id: string, more?: Partial<SiteMeasurement>) => SiteMeasurement;
export declare const inFlight: (tid: number, more?: Partial<InFlight>) => InFlight;
export declare const query: (tid: number, t0: number, more?: Partial<QueryMeasurement>) => QueryMeasurement;
