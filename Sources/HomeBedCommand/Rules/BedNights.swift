import CareCore
import CareStore

/// Reads a bed's nights from the readings of its mattresses, as far as those are kept.
struct BedNights {
    private let bed: BedID
    private let mattresses: [DeviceID]

    /// Of every device that serves the bed now and tells of somebody in it.
    init(bed: BedID, _ number: BedNumber, _ registry: Registry, _ profiles: ProfileSet) {
        self.bed = bed
        mattresses = registry.devices.indices.compactMap { index in
            let device = DeviceNumber(Int32(index))
            guard registry.currentAssignment(of: device)?.place == .bed(number),
                let profile = profiles.index(of: registry[device].profile).map({ profiles.profiles[$0] }),
                profile.slots.contains(where: { $0.metric == .inBed })
            else { return nil }
            return registry[device].id
        }
    }

    /// The nights of the mattress that knows most of them, oldest first; none without a mattress.
    ///
    /// What a mattress measured while it served another bed is no night of this one (promise 6).
    func nights(since first: Timestamp?, from reader: StoreReader) throws -> [NightInBed] {
        var most: [NightInBed] = []
        for mattress in mattresses {
            var finder = NightFinder()
            _ = try reader.forEachReading(of: mattress, since: first) { reading in
                guard reading.metric == .inBed, reading.bed == bed, reading.validity == .valid,
                    let value = reading.value
                else { return }
                finder.take(inBed: value != 0, at: reading.deviceTime)
            }
            if finder.nights.count > most.count { most = finder.nights }
        }
        return most
    }
}
