/// What a route of the HTTP interface asks of who calls it. A token may be narrowed to some of them.
public enum Capability: String, RecordWord {
    /// See alarms, with the history of each.
    case readAlarms = "read-alarms"
    /// Acknowledge, call back, dispatch and close.
    case answerAlarms = "answer-alarms"
    /// See beds, devices, readings, visits and the other registers, with people masked.
    case readRegister = "read-register"
    /// See names, telephone numbers and addresses whole; each look is logged.
    case readPeople = "read-people"
    /// Enter visits, staff, rota, complaints and the other records of a provider.
    case enterCare = "enter-care"
    /// Enter what happens to equipment: assets, kit, maintenance orders.
    case enterEquipment = "enter-equipment"
    /// Enter what an office decides: cases, money, areas, incidents.
    case enterOffice = "enter-office"
    /// See figures; small cells are masked.
    case readFigures = "read-figures"
    /// See figures unmasked, and the rows behind them.
    case readFigureRows = "read-figure-rows"
    /// See the log of who looked at what, and the ledger.
    case readLedger = "read-ledger"
    /// Make users and tokens.
    case administer
    /// See how one's own bed is doing: its devices, its visits, today's line.
    case seeHome = "see-home"
    /// Say "I am there" to an alarm of one's own bed.
    case sayPresent = "say-present"

    /// In Chinese.
    public var title: String {
        switch self {
        case .readAlarms: "查看告警"
        case .answerAlarms: "处理告警"
        case .readRegister: "查看登记"
        case .readPeople: "查看个人信息"
        case .enterCare: "填报服务"
        case .enterEquipment: "填报设备"
        case .enterOffice: "填报政务"
        case .readFigures: "查看统计"
        case .readFigureRows: "查看统计明细"
        case .readLedger: "查看台账日志"
        case .administer: "管理账号"
        case .seeHome: "查看家中情况"
        case .sayPresent: "告知已到场"
        }
    }
}

extension Role {
    /// What the role may do within its scope: the one place that says so.
    public var capabilities: Set<Capability> {
        switch self {
        case .operatorOnDuty: [.readAlarms, .answerAlarms, .readRegister, .readPeople, .enterCare]
        case .providerLead:
            [.readAlarms, .answerAlarms, .readRegister, .readPeople, .enterCare, .enterEquipment, .readFigures]
        case .township: [.readAlarms, .readRegister, .readPeople, .enterOffice, .readFigures]
        case .county:
            [
                .readAlarms, .readRegister, .readPeople, .enterCare, .enterEquipment, .enterOffice, .readFigures,
                .readFigureRows, .readLedger, .administer,
            ]
        case .prefecture: Set(Capability.allCases).subtracting([.answerAlarms, .seeHome, .sayPresent])
        case .technician: [.readAlarms, .readRegister, .enterEquipment]
        case .auditor: [.readAlarms, .readRegister, .readPeople, .readFigures, .readFigureRows, .readLedger]
        case .family: [.readAlarms, .seeHome, .sayPresent]
        }
    }
}
