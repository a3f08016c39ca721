// Apart from ./measures.ts: whoever only reads a text needs these alone, and not what changes HTML.

/** A pattern of the units of doses, sizes, temperatures and shares, and of the words that make a number a thousand times another. */
export const UNITS =
  'kg|g|mg|µg|μg|mcg|ng|L|l|dL|mL|ml|µL|μL|m|cm|mm|µm|μm|nm|cm²|cm2|mm²|mm2|cm³|mL/kg|mg/kg|mg/mL|µg/mL|IU|U|mmol|mol|kDa|°C|°F|%|kcal|kJ|Gy|mmHg|Hz|kHz|MHz|J|W|J/cm²|thousand|million|billion'
