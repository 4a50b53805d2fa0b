import FleetModel

/// Finds the place of an alarm in a fleet.
struct AlarmPlaces {
    private var byDevice: [String: AlarmPlace] = [:]
    private var byBed: [String: AlarmPlace] = [:]

    init(_ plan: FleetPlan) {
        for household in plan.households {
            for bed in household.beds { byBed[bed.id] = AlarmPlace(household: household.id, bed: bed.id) }
            for device in household.devices {
                byDevice[device.id] = AlarmPlace(
                    household: household.id, bed: device.bed.map { household.beds[$0].id })
            }
        }
    }

    /// `nil` for an alarm of the gateway itself.
    func place(of alarm: QualityAlarm) -> AlarmPlace? {
        if let bed = alarm.bed, let place = byBed[bed] { return place }
        if let household = alarm.household { return AlarmPlace(household: household, bed: nil) }
        return alarm.device.flatMap { byDevice[$0] }
    }
}
