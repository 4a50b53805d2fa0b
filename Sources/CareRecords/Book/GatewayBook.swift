public import CareCore

/// What the gateway itself knows beside the records, as far as a form may be judged by it.
public protocol GatewayBook {
    /// The newest moment, from `from` on and before `until`, of which the gateway holds a valid reading or an event of
    /// the device, by device time; `nil` for none.
    func newestSign(of device: DeviceID, from: Timestamp, until: Timestamp) throws -> Timestamp?

    /// The newest moment, from `from` on and before `until`, of which the gateway holds a press of the device (`sos` or
    /// `service_call`, tests too), by device time; `nil` for none.
    func newestPress(of device: DeviceID, from: Timestamp, until: Timestamp) throws -> Timestamp?

    /// The newest `count` days before `day` on which the gateway heard anything of any device; `nil` when there were
    /// not so many in three times as many days. A day on which the gateway did not run is none of them.
    func heardDays(_ count: Int, before day: CivilDate) throws -> HeardDays?

    /// Valid readings and events of the device on all of these days; `nil` for a device that the gateway does not know.
    func words(of device: DeviceID, on days: HeardDays) throws -> Int64?

    /// When the gateway heard the device last, whatever it said and wherever it was, as of the newest checkpoint; `nil`
    /// when it never did.
    func lastHeard(_ device: DeviceID) throws -> Timestamp?

    /// Whom the device serves at that moment; `nil` for nobody.
    func assignment(of device: DeviceID, at moment: Timestamp) throws -> DeviceAssignment?

    /// Numbers of the alarms that were open at that moment and are the operator's; tests are none.
    func openAlarms(at moment: Timestamp) throws -> Set<Int64>

    /// The beds of the household that an alarm is about, whether it is open or not; none for one about no home, `nil`
    /// when there is no such alarm.
    func beds(ofAlarm number: Int64) throws -> Set<BedID>?

    /// Whether another person may get the device's model after a return, as its profile says; `nil` where the gateway
    /// knows neither device nor profile.
    func isReusable(_ device: DeviceID) throws -> Bool?

    /// Numbers of the maintenance orders that were open at that moment.
    func openOrders(at moment: Timestamp) throws -> Set<Int64>

    /// What was set for the bed alone until the service there ended, at `from` or later (decision 73).
    func limitsEnded(at bed: BedID, from: Timestamp) throws -> [OverrideRow]
}

extension RecordBook {
    /// Books that hold records alone know nothing of the gateway.
    public var gateway: (any GatewayBook)? { nil }
}
