/// The hubs of one township that are silent now, and whether that is an outage of the area (DEV-4).
///
/// Joining costs the same however many are silent; leaving looks through the silent ones of the township, and happens
/// once a silence.
struct AreaState: Equatable {
    /// A hub whose silence rule is raised.
    struct SilentHub: Equatable {
        let device: DeviceNumber
        /// Gateway time at which its rule was raised.
        let since: Timestamp
    }

    /// In order of falling silent.
    var silent: [SilentHub] = []
    /// Hubs that were silent at once, at most, since the outage began; 0 while there is none.
    var peak = 0

    /// Whether the area has an outage.
    var isOut: Bool { peak > 0 }

    /// Silent hubs within `AreaLimits.window` that are an outage of a township with that many.
    private static func threshold(hubs: Int, _ limits: AreaLimits) -> Int {
        let share = (hubs * limits.share + 99) / 100
        return min(limits.hubs, max(Limits.areaSmallest, share))
    }

    /// Takes a hub in that fell silent.
    /// - Returns: Whether an outage begins with it.
    mutating func join(_ device: DeviceNumber, at now: Timestamp, hubs: Int, _ limits: AreaLimits) -> Bool {
        silent.append(SilentHub(device: device, since: now))
        if isOut { peak = max(peak, silent.count) }
        let threshold = Self.threshold(hubs: hubs, limits)
        return silent.count >= threshold && now - silent[silent.count - threshold].since <= limits.window
    }

    /// Lets a hub go that is heard again.
    /// - Returns: Whether an outage ends with it.
    mutating func leave(_ device: DeviceNumber, _ limits: AreaLimits) -> Bool {
        silent.removeAll { $0.device == device }
        return isOut && silent.count * 100 < peak * limits.cleared
    }
}
