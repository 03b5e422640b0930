import { unitsPerVehicle } from './links.ts';

/** Vehicles by planned route; those that were led round a closure count for the route that they had set out on. */
export interface RouteTrips {
  /** Units that set out, and that arrived. */
  readonly departed: Float64Array;
  readonly arrived: Float64Array;
  /** Vehicle-seconds of those that arrived, from when they wanted to set out. */
  readonly travelS: Float64Array;
  /** Vehicle-seconds until the end of those that did not arrive, from when they wanted to set out. */
  readonly lateS: Float64Array;
  /** Vehicle-seconds beside the road, at the origin and where a way was cut off, of all until the end. */
  readonly waitedS: Float64Array;
  /** Seconds that each planned route takes without traffic. */
  readonly freeS: Float64Array;
}

/** Counts trips. */
export class TripTally implements RouteTrips {
  readonly departed: Float64Array;
  readonly arrived: Float64Array;
  readonly travelS: Float64Array;
  readonly lateS: Float64Array;
  readonly waitedS: Float64Array;
  readonly freeS: Float64Array;
  /** Instants at which those that have not arrived wanted to set out, summed up, vehicle-seconds. */
  private readonly sinceS: Float64Array;

  constructor(freeS: Float64Array) {
    this.departed = new Float64Array(freeS.length);
    this.arrived = new Float64Array(freeS.length);
    this.travelS = new Float64Array(freeS.length);
    this.lateS = new Float64Array(freeS.length);
    this.sinceS = new Float64Array(freeS.length);
    this.waitedS = new Float64Array(freeS.length);
    this.freeS = freeS;
  }

  setOut(planned: number, units: number, departedS: number): void {
    this.departed[planned]! += units;
    this.sinceS[planned]! += (units * departedS) / unitsPerVehicle;
  }

  arrive(planned: number, units: number, departedS: number, atS: number): void {
    this.arrived[planned]! += units;
    this.sinceS[planned]! -= (units * departedS) / unitsPerVehicle;
    this.travelS[planned]! += (units * (atS - departedS)) / unitsPerVehicle;
  }

  wait(planned: number, units: number, fromS: number, toS: number): void {
    this.waitedS[planned]! += (units * (toS - fromS)) / unitsPerVehicle;
  }

  /** Counts what those took until the end who do not arrive; once. */
  end(endS: number): void {
    for (let route = 0; route < this.lateS.length; route++) {
      const late = this.departed[route]! - this.arrived[route]!;
      // Units are whole: nobody is late where none is left, whatever sums were rounded to.
      if (late > 0) this.lateS[route] = Math.max(0, (late * endS) / unitsPerVehicle - this.sinceS[route]!);
    }
  }
}
