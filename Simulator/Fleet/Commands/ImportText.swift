import CareCore
import FleetModel

/// A fleet as the lines that `homebed import` reads.
enum ImportText {
    /// One line for each device that serves a bed, and for those of a household one for its first bed.
    static func make(_ plan: FleetPlan, since: String) -> String {
        var text = "county,bed,device,profile,since,township,household,altitude_m,resident,latitude,longitude\n"
        for household in plan.households {
            for device in household.devices {
                let bed = household.beds[device.bed ?? 0]
                let fields = [
                    household.county, bed.id, device.id, device.profile, since, household.township, household.id,
                    String(household.altitude), bed.person.facts.joined(separator: " "),
                    household.position.map { "\($0.latitude)" } ?? "",
                    household.position.map { "\($0.longitude)" } ?? "",
                ]
                text += fields.joined(separator: ",") + "\n"
            }
        }
        return text
    }
}
