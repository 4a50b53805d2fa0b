/// Times of devices of one class at one place, added up.
struct DeviceTimeCount {
    /// Seconds of one sort.
    struct Seconds {
        /// Of the days before the period.
        private(set) var before: Int64 = 0
        /// Of the days of the period, with the devices.
        private(set) var period = FigurePart()

        fileprivate mutating func add(_ own: Int64, of total: Int64, name: String?) {
            before += total - own
            period.amount += own
            if own > 0, let name { period.keys.append(name) }
        }
    }

    /// In service.
    private(set) var service = Seconds()
    /// Online.
    private(set) var online = Seconds()
    /// With valid values.
    private(set) var effective = Seconds()

    /// Adds a device; `names` says whether it is named.
    mutating func add(_ time: DeviceTime, names: Bool) {
        let name = names ? time.device : nil
        service.add(time.period.service, of: time.total.service, name: name)
        online.add(time.period.online, of: time.total.online, name: name)
        effective.add(time.period.effective, of: time.total.effective, name: name)
    }
}
