/// The equipment of a bed, by profile; periods are those of the profiles.
enum FleetDeviceKind: String, CaseIterable {
    case hub = "home-hub"
    case button = "sos-button"
    case mattress = "mattress-belt"
    case pad = "wet-pad"
    case watch = "elder-watch"
    case nursingBed = "nursing-bed-electric"
    case camera = "home-camera"

    /// Seconds between two messages.
    var period: Int64 {
        switch self {
        case .hub, .mattress, .camera: 60
        case .watch: 600
        case .nursingBed: 900
        case .pad: 1_800
        case .button: 21_600
        }
    }

    /// Its readings as JSON fields, of somebody well: no rule raises anything.
    func readings(_ seed: Int) -> String {
        switch self {
        case .hub: #""mains":true,"battery":100,"rssi":-\#(50 + seed % 20)"#
        case .button: #""battery":\#(80 + seed % 20),"tamper":false,"rssi":-\#(60 + seed % 20)"#
        case .mattress:
            #""heart_rate":\#(66 + seed % 20),"respiration_rate":\#(14 + seed % 4),"in_bed":true,"bed_status":"ok","#
                + #""movement":\#(seed % 30),"turn_count":\#(seed % 9)"#
        case .pad: #""wet":false,"moisture":\#(10 + seed % 20),"pad_temperature":3\#(seed % 4).5,"battery":90"#
        case .watch:
            #""heart_rate":\#(66 + seed % 20),"steps":\#(1_000 + seed % 500),"worn":true,"battery":75,"#
                + #""latitude":25.6\#(seed % 90),"longitude":100.2\#(seed % 90)"#
        case .nursingBed:
            #""back_angle":\#(seed % 60),"leg_angle":0,"bed_height":420,"rail_left":true,"rail_right":true,"#
                + #""weight":62.\#(seed % 9),"mains":true"#
        case .camera: #""privacy_mode":false,"rssi":-\#(50 + seed % 20)"#
        }
    }
}
