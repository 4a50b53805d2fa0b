public import CareCore

/// What a summary is made of: rows as they are, without what is personal in them but the days of birth.
public struct SummarySource: Sendable {
    /// Rows of `county`.
    public var counties: [RecordRow] = []
    /// Rows of `township`.
    public var townships: [RecordRow] = []
    /// Rows of `provider`.
    public var providers: [RecordRow] = []
    /// Rows of `careCase`.
    public var cases: [RecordRow] = []
    /// Rows of `resident`, each with the township of its household.
    public var residents: [RecordRow] = []
    /// The days of birth of residents.
    public var births: [RecordID: CivilDate] = [:]
    /// Rows of `assessment` that are not voided.
    public var assessments: [RecordRow] = []
    /// Every piece of kit.
    public var kit: [KitPiece] = []
    /// Sums over visits: those of all months up to the last one of the period, to their ends.
    public var visitMonths: [VisitMonths] = []
    /// Rows of `visit` that count in the first or the last month of the period on days outside it.
    public var visitsOutside: [RecordRow] = []
    /// Rows of `visit` that count in the period, where the rows are asked for.
    public var visits: [RecordRow] = []
    /// Rows of `training` that are not voided, each with the provider of its trainer.
    public var trainings: [RecordRow] = []
    /// What tells people who were trained apart: a hash of the identity number, by training.
    public var trainees: [RecordID: String] = [:]
    /// Rows of `complaint` that are not voided.
    public var complaints: [RecordRow] = []
    /// The days that are worked.
    public var calendar = WorkingCalendar(days: [], years: [])
    /// Rows of `asset` that ever came back or were taken off the books, with their moves in `moves`.
    public var assets: [RecordRow] = []
    /// Rows of `assetMove` of those.
    public var moves: [RecordRow] = []
    /// Rows of `recoveryOrder`, each with the kind of its asset.
    public var recoveries: [RecordRow] = []
    /// Entries of money.
    public var money: [MoneyLine] = []
    /// How long devices were in service and online.
    public var deviceTimes: [DeviceTime] = []
    /// Problems of devices.
    public var problems: [DeviceProblem] = []
    /// Devices in service for a week that were silent in it, each with a bed that it serves; without their names where
    /// no row is named.
    public var silentDevices: [(device: String, bed: BedID)] = []
    /// What both rates said of everything in service, at the end of the last day whose rates are made.
    public var rates: [DeviceRate] = []
    /// Whether the rows behind each value of the period are named.
    public var isNamed = false
    /// Sums over alarms.
    public var alarms: [AlarmTally] = []
    /// Alarms of the period one by one, where the rows are asked for.
    public var alarmRows: [AlarmTally.Row] = []
    /// Alarms that were open at the end of the last day.
    public var openAlarms: [(alarm: AlarmID, bed: BedID)] = []

    /// Makes a source of nothing.
    public init() {}
}
