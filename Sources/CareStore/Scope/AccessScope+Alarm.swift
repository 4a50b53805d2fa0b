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
        if case .provider = self, alarm.isStray { return true }
        return places.isEmpty && alarm.isOfGateway && alarm.audience == .operator
    }
}

extension AlarmRecord {
    /// Rules about a device that serves nobody. Their alarms have no place (decision 44), so no provider's; only a
    /// provider's desk answers alarms, and each sees them (decision 50).
    static let strays: [FleetRule] = [.storedDevice, .strayPress, .goneDevice]

    /// Whether it is about a device that serves nobody.
    var isStray: Bool { FleetRule(rawValue: rule).map { Self.strays.contains($0) } ?? false }

    /// Whether it is about the gateway itself.
    var isOfGateway: Bool {
        SelfAlarm(rawValue: rule) != nil && device == nil && bed == nil && household == nil && township == nil
    }
}
