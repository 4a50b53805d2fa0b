extension RouteTable {
    /// Everything that is registered and entered.
    static let registers: [Route] =
        beds + devices + records + orders + incidents + suppressions + rota + ledger + rules + entering
}
