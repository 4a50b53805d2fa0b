/// What makes two beds share the layout of a profile: the same rules, with the same values.
struct TuningKey: Hashable {
    /// Place of the profile in `GatewayState.profiles`.
    let profile: Int
    /// Which rules are asked.
    let reach: RuleReach
    /// The bed's night where it is another, then rule index and setting, in order of rule and of the field's name.
    let settings: [Setting]

    struct Setting: Hashable {
        /// −1 for the bed's night, which is no rule of the profile.
        let rule: Int
        let setting: OverrideSetting

        static func night(_ night: DailyWindow) -> Setting {
            Setting(rule: -1, setting: OverrideSetting(.window(1), .window(night)))
        }
    }
}
