import CareCore
import CareStore
import CareWire

/// Prints a bed's night and what its own nights suggest.
enum NightOutput {
    static func show(_ listings: [RuleListing], _ suggestion: NightSuggestion, of bed: BedID, json: Bool) {
        if json {
            Console.record(fields(listings, suggestion, of: bed))
            return
        }
        RuleOutput.show(listings, json: false)
        lines(of: suggestion, bed).forEach(Console.result)
    }

    /// `bed, night, nights, nights_needed, bedtime, rising, suggested, fault`. `night` is what counts, with its source,
    /// as `rules show` has it; `bedtime` and `rising` are medians.
    static func fields(_ listings: [RuleListing], _ suggestion: NightSuggestion, of bed: BedID) -> Fields {
        Fields { fields in
            fields.put("bed", bed.description)
            fields.put("night", listings.first.map { Fields($0) })
            fields.put("nights", suggestion.nights)
            fields.put("nights_needed", NightSuggestion.nightsNeeded)
            fields.put("bedtime", suggestion.bedtime.map(TimeOfDay.text))
            fields.put("rising", suggestion.rising.map(TimeOfDay.text))
            fields.put("suggested", suggestion.window.map { OverrideValue.window($0).description })
            fields.put("fault", suggestion.fault)
        }
    }

    /// What the nights say, for people.
    static func lines(of suggestion: NightSuggestion, _ bed: BedID) -> [String] {
        guard let bedtime = suggestion.bedtime, let rising = suggestion.rising else {
            return ["no night of \(bed) is known: its mattress told of none, or nobody was in it for four hours"]
        }
        let known =
            "\(suggestion.nights) nights: to bed at \(TimeOfDay.text(bedtime)), up at \(TimeOfDay.text(rising))"
            + " (medians)"
        if let fault = suggestion.fault { return [known, "nothing is suggested: \(fault)"] }
        guard let window = suggestion.window else {
            return [known, "nothing is suggested before \(NightSuggestion.nightsNeeded) nights are known"]
        }
        let value = OverrideValue.window(window)
        return [
            known,
            "suggested: \(value); homebed rules set \(BedNight.id) window=\(value) --bed \(bed) --by WHO --reason WHY",
        ]
    }
}
