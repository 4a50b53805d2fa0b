import SimKit

/// What a run looks like at one moment.
struct FleetStatus {
    var now: Moment
    var rate: Int64
    var elapsedSeconds: Int64
    var beds: Int
    var devices: Int
    var devicesOnline: Int
    var households: Int
    var householdsOnline: Int
    var made: Int
    var sent: Int
    var confirmed: Int
    var receipts: Int
    var waiting: Int
    var presses: Int
    var operators: (done: Int, failed: Int)
    var gateway: String
}
