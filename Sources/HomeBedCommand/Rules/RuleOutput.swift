import CareCore
import CareStore
import CareWire

/// Prints rules with their values.
enum RuleOutput {
    static func show(_ listings: [RuleListing], json: Bool) {
        if json {
            listings.forEach { Console.record(Fields($0)) }
            return
        }
        var table = Table("PROFILE", "RULE", "KEY", "VALUE", "SOURCE", "BY", "SINCE", "UNTIL", "REASON")
        for listing in listings {
            table.add(
                listing.profile, listing.rule, listing.field.description, listing.value?.description ?? "-",
                listing.source, listing.row?.by ?? "-", listing.row.map { TimeText.short($0.at) } ?? "-",
                TimeText.short(listing.row?.until),
                listing.row?.reason ?? "-")
        }
        table.lines.forEach(Console.result)
        for text in Set(listings.flatMap { listing in listing.refused.map { "\(listing.rule): \($0)" } }).sorted() {
            Console.tell("warning: an override does not count: \(text)")
        }
    }
}
