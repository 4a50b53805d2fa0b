internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire

extension Fields {
    /// A device.
    /// - Parameters:
    ///   - listing: The device.
    ///   - stays: Whom it served; `nil` in lists.
    init(_ listing: DeviceListing, stays: [DeviceStay]? = nil) {
        self.init { fields in
            fields.put("device", listing.id.text)
            fields.put("county", listing.county.description)
            fields.put("profile", listing.profile)
            fields.put("class", listing.deviceClass?.name)
            fields.put("state", listing.servesSince == nil ? "idle" : "serving")
            fields.put("bed", listing.bed?.description)
            fields.put("household", listing.household?.text)
            fields.put("serves_since", listing.servesSince)
            fields.put("custody", listing.custody?.state.name)
            fields.put("custody_since", listing.custody?.since)
            fields.put("battery", listing.battery?.percent)
            fields.put("battery_on", listing.battery.flatMap { CivilDate(day: $0.day)?.recordText })
            fields.put("last_contact", listing.lastContact)
            if let stays { fields.put("stays", stays.map { Fields($0) }) }
        }
    }

    private init(_ stay: DeviceStay) {
        self.init { fields in
            fields.put("bed", stay.bed?.description)
            fields.put("household", stay.household?.text)
            fields.put("from", stay.from)
            fields.put("until", stay.until)
        }
    }
}
