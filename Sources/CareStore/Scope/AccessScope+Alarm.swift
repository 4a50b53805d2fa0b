internal import CareCore
public import CareRecords

extension AccessScope {
    /// Whether an alarm lies in it, as `ScopeFilter.alarm` says in SQL.
    /// - Parameters:
    ///   - alarm: The alarm.
    ///   - places: Where it lies, as `StoreReader.places(of:)` finds it.
    /// - Returns: Whether it does.
    public func covers(_ alarm: AlarmRecord, at places: [ScopedPlace]) -> Bool {
        if covers(anyOf: places) { return true }
        if case .bed = self { return false }
        // Beside its county a stray has a place for each provider of the beds where it was last.
        if case .provider = self, alarm.isStray, places.count < 2 { return true }
        return places.isEmpty && alarm.isOfGateway && alarm.audience == .operator
    }
}

extension AlarmRecord {
    /// Rules about a device that serves nobody. Their alarms have no place (decision 44); only a provider's desk
    /// answers alarms: that of the beds where the device was last, every one where nobody answers for those
    /// (decision 99).
    static let strays: [FleetRule] = [.storedDevice, .strayPress, .goneDevice]

    /// Whether it is about a device that serves nobody.
    var isStray: Bool { FleetRule(rawValue: rule).map { Self.strays.contains($0) } ?? false }

    /// Whether it is about the gateway itself.
    var isOfGateway: Bool {
        SelfAlarm(rawValue: rule) != nil && device == nil && bed == nil && household == nil && township == nil
    }
}
