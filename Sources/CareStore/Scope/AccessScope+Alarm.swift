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
        return places.isEmpty && alarm.isOfGateway && alarm.audience == .operator
    }
}

extension AlarmRecord {
    /// Whether it is about the gateway itself.
    var isOfGateway: Bool {
        SelfAlarm(rawValue: rule) != nil && device == nil && bed == nil && household == nil && township == nil
    }
}
