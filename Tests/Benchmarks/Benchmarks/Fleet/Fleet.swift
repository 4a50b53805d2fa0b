import CareCore

/// Beds with the equipment of the plan: 14,000 devices for 2,100 beds.
struct Fleet {
    static let countyCode = "532901"

    let devices: [FleetDevice]

    /// So many beds; two of three have a camera, every one the rest.
    init(beds: Int) {
        var devices: [FleetDevice] = []
        for bed in 1...beds {
            for kind in FleetDeviceKind.allCases where kind != .camera || !bed.isMultiple(of: 3) {
                devices.append(FleetDevice(id: "d\(devices.count)", kind: kind, bed: bed, number: devices.count))
            }
        }
        self.devices = devices
    }

    /// The devices of one kind.
    func devices(of kind: FleetDeviceKind) -> [FleetDevice] { devices.filter { $0.kind == kind } }

    /// What registers the fleet.
    func imports(since: Timestamp) throws -> [AssignmentImport] {
        guard let county = CountyCode(Int32(532_901)) else { throw BenchmarkError("county code") }
        return try devices.map { device in
            guard let bed = BedID(county: county, number: Int32(device.bed)), let id = DeviceID(device.id) else {
                throw BenchmarkError("identity of \(device.id)")
            }
            return AssignmentImport(
                line: device.number + 2, county: county, bed: bed, device: id, profile: device.kind.rawValue,
                since: since, altitude: 1_976)
        }
    }
}
