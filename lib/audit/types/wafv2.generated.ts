// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::WAFv2. */
export interface WAFv2Types {
  readonly 'AWS::WAFv2::WebACL': WebACL
}

interface WebACL {
  readonly ApplicationConfig?: WebACLApplicationConfig | null
  readonly AssociationConfig?: WebACLAssociationConfig | null
  readonly CaptchaConfig?: WebACLCaptchaConfig | null
  readonly ChallengeConfig?: WebACLChallengeConfig | null
  readonly CustomResponseBodies?: Readonly<Record<string, WebACLCustomResponseBody>> | null
  readonly DataProtectionConfig?: WebACLDataProtectionConfig | null
  readonly DefaultAction?: WebACLDefaultAction | null
  readonly Description?: string | null
  readonly MonetizationConfig?: WebACLMonetizationConfig | null
  readonly Name?: string | null
  readonly OnSourceDDoSProtectionConfig?: WebACLOnSourceDDoSProtectionConfig | null
  readonly Rules?: readonly WebACLRule[] | null
  readonly Scope?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TokenDomains?: readonly string[] | null
  readonly VisibilityConfig?: WebACLVisibilityConfig | null
}

interface WebACLApplicationConfig {
  readonly Attributes?: readonly WebACLApplicationAttribute[]
}

interface WebACLApplicationAttribute {
  readonly Name?: string
  readonly Values?: readonly string[]
}

interface WebACLAssociationConfig {
  readonly RequestBody?: Readonly<Record<string, WebACLRequestBodyAssociatedResourceTypeConfig>>
}

interface WebACLRequestBodyAssociatedResourceTypeConfig {
  readonly DefaultSizeInspectionLimit?: string
}

interface WebACLCaptchaConfig {
  readonly ImmunityTimeProperty?: WebACLImmunityTimeProperty
}

interface WebACLImmunityTimeProperty {
  readonly ImmunityTime?: number
}

interface WebACLChallengeConfig {
  readonly ImmunityTimeProperty?: WebACLImmunityTimeProperty
}

interface WebACLCustomResponseBody {
  readonly Content?: string
  readonly ContentType?: string
}

interface WebACLDataProtectionConfig {
  readonly DataProtections?: readonly WebACLDataProtect[]
}

interface WebACLDataProtect {
  readonly Action?: string
  readonly ExcludeRateBasedDetails?: boolean
  readonly ExcludeRuleMatchDetails?: boolean
  readonly Field?: WebACLFieldToProtect
}

interface WebACLFieldToProtect {
  readonly FieldKeys?: readonly string[]
  readonly FieldType?: string
}

interface WebACLDefaultAction {
  readonly Allow?: WebACLAllowAction
  readonly Block?: WebACLBlockAction
}

interface WebACLAllowAction {
  readonly CustomRequestHandling?: WebACLCustomRequestHandling
}

interface WebACLCustomRequestHandling {
  readonly InsertHeaders?: readonly WebACLCustomHTTPHeader[]
}

interface WebACLCustomHTTPHeader {
  readonly Name?: string
  readonly Value?: string
}

interface WebACLBlockAction {
  readonly CustomResponse?: WebACLCustomResponse
}

interface WebACLCustomResponse {
  readonly CustomResponseBodyKey?: string
  readonly ResponseCode?: number
  readonly ResponseHeaders?: readonly WebACLCustomHTTPHeader[]
}

interface WebACLMonetizationConfig {
  readonly CryptoConfig?: WebACLCryptoConfig
  readonly CurrencyMode?: string
}

interface WebACLCryptoConfig {
  readonly PaymentNetworks?: readonly WebACLPaymentNetwork[]
}

interface WebACLPaymentNetwork {
  readonly Chain?: string
  readonly Prices?: readonly WebACLPrice[]
  readonly WalletAddress?: string
}

interface WebACLPrice {
  readonly Amount?: string
  readonly Currency?: string
}

interface WebACLOnSourceDDoSProtectionConfig {
  readonly ALBLowReputationMode?: string
}

interface WebACLRule {
  readonly Action?: WebACLRuleAction
  readonly CaptchaConfig?: WebACLCaptchaConfig
  readonly ChallengeConfig?: WebACLChallengeConfig
  readonly Name?: string
  readonly OverrideAction?: WebACLOverrideAction
  readonly Priority?: number
  readonly RuleLabels?: readonly WebACLLabel[]
  readonly Statement?: WebACLStatement
  readonly VisibilityConfig?: WebACLVisibilityConfig
}

interface WebACLRuleAction {
  readonly Allow?: WebACLAllowAction
  readonly Block?: WebACLBlockAction
  readonly Captcha?: WebACLCaptchaAction
  readonly Challenge?: WebACLChallengeAction
  readonly Count?: WebACLCountAction
  readonly Monetize?: WebACLMonetizeAction
}

interface WebACLCaptchaAction {
  readonly CustomRequestHandling?: WebACLCustomRequestHandling
}

interface WebACLChallengeAction {
  readonly CustomRequestHandling?: WebACLCustomRequestHandling
}

interface WebACLCountAction {
  readonly CustomRequestHandling?: WebACLCustomRequestHandling
}

interface WebACLMonetizeAction {
  readonly PriceMultiplier?: string
}

interface WebACLOverrideAction {
  readonly Count?: unknown
  readonly None?: unknown
}

interface WebACLLabel {
  readonly Name?: string
}

interface WebACLStatement {
  readonly AndStatement?: WebACLAndStatement
  readonly AsnMatchStatement?: WebACLAsnMatchStatement
  readonly ByteMatchStatement?: WebACLByteMatchStatement
  readonly GeoMatchStatement?: WebACLGeoMatchStatement
  readonly IPSetReferenceStatement?: WebACLIPSetReferenceStatement
  readonly LabelMatchStatement?: WebACLLabelMatchStatement
  readonly ManagedRuleGroupStatement?: WebACLManagedRuleGroupStatement
  readonly NotStatement?: WebACLNotStatement
  readonly OrStatement?: WebACLOrStatement
  readonly RateBasedStatement?: WebACLRateBasedStatement
  readonly RegexMatchStatement?: WebACLRegexMatchStatement
  readonly RegexPatternSetReferenceStatement?: WebACLRegexPatternSetReferenceStatement
  readonly RuleGroupReferenceStatement?: WebACLRuleGroupReferenceStatement
  readonly SizeConstraintStatement?: WebACLSizeConstraintStatement
  readonly SqliMatchStatement?: WebACLSqliMatchStatement
  readonly XssMatchStatement?: WebACLXssMatchStatement
}

interface WebACLAndStatement {
  readonly Statements?: readonly WebACLStatement[]
}

interface WebACLAsnMatchStatement {
  readonly AsnList?: readonly number[]
  readonly ForwardedIPConfig?: WebACLForwardedIPConfiguration
}

interface WebACLForwardedIPConfiguration {
  readonly FallbackBehavior?: string
  readonly HeaderName?: string
}

interface WebACLByteMatchStatement {
  readonly FieldToMatch?: WebACLFieldToMatch
  readonly PositionalConstraint?: string
  readonly PreParseTextTransformations?: readonly WebACLPreParseTextTransformation[]
  readonly SearchString?: string
  readonly SearchStringBase64?: string
  readonly TextTransformations?: readonly WebACLTextTransformation[]
}

interface WebACLFieldToMatch {
  readonly AllQueryArguments?: unknown
  readonly Body?: WebACLBody
  readonly Cookies?: WebACLCookies
  readonly HeaderOrder?: WebACLHeaderOrder
  readonly Headers?: WebACLHeaders
  readonly JA3Fingerprint?: WebACLJA3Fingerprint
  readonly JA4Fingerprint?: WebACLJA4Fingerprint
  readonly JsonBody?: WebACLJsonBody
  readonly Method?: unknown
  readonly QueryString?: unknown
  readonly SingleHeader?: WebACLSingleHeader
  readonly SingleQueryArgument?: WebACLSingleQueryArgument
  readonly UriFragment?: WebACLUriFragment
  readonly UriPath?: unknown
}

interface WebACLBody {
  readonly OversizeHandling?: string
}

interface WebACLCookies {
  readonly MatchPattern?: WebACLCookieMatchPattern
  readonly MatchScope?: string
  readonly OversizeHandling?: string
}

interface WebACLCookieMatchPattern {
  readonly All?: unknown
  readonly ExcludedCookies?: readonly string[]
  readonly IncludedCookies?: readonly string[]
}

interface WebACLHeaderOrder {
  readonly OversizeHandling?: string
}

interface WebACLHeaders {
  readonly MatchPattern?: WebACLHeaderMatchPattern
  readonly MatchScope?: string
  readonly OversizeHandling?: string
}

interface WebACLHeaderMatchPattern {
  readonly All?: unknown
  readonly ExcludedHeaders?: readonly string[]
  readonly IncludedHeaders?: readonly string[]
}

interface WebACLJA3Fingerprint {
  readonly FallbackBehavior?: string
}

interface WebACLJA4Fingerprint {
  readonly FallbackBehavior?: string
}

interface WebACLJsonBody {
  readonly InvalidFallbackBehavior?: string
  readonly MatchPattern?: WebACLJsonMatchPattern
  readonly MatchScope?: string
  readonly OversizeHandling?: string
}

interface WebACLJsonMatchPattern {
  readonly All?: unknown
  readonly IncludedPaths?: readonly string[]
}

interface WebACLSingleHeader {
  readonly Name?: string
}

interface WebACLSingleQueryArgument {
  readonly Name?: string
}

interface WebACLUriFragment {
  readonly FallbackBehavior?: string
}

interface WebACLPreParseTextTransformation {
  readonly Priority?: number
  readonly Type?: string
}

interface WebACLTextTransformation {
  readonly Priority?: number
  readonly Type?: string
}

interface WebACLGeoMatchStatement {
  readonly CountryCodes?: readonly string[]
  readonly ForwardedIPConfig?: WebACLForwardedIPConfiguration
}

interface WebACLIPSetReferenceStatement {
  readonly Arn?: string
  readonly IPSetForwardedIPConfig?: WebACLIPSetForwardedIPConfiguration
}

interface WebACLIPSetForwardedIPConfiguration {
  readonly FallbackBehavior?: string
  readonly HeaderName?: string
  readonly Position?: string
}

interface WebACLLabelMatchStatement {
  readonly Key?: string
  readonly Scope?: string
}

interface WebACLManagedRuleGroupStatement {
  readonly ExcludedRules?: readonly WebACLExcludedRule[]
  readonly ManagedRuleGroupConfigs?: readonly WebACLManagedRuleGroupConfig[]
  readonly Name?: string
  readonly RuleActionOverrides?: readonly WebACLRuleActionOverride[]
  readonly ScopeDownStatement?: WebACLStatement
  readonly VendorName?: string
  readonly Version?: string
}

interface WebACLExcludedRule {
  readonly Name?: string
}

interface WebACLManagedRuleGroupConfig {
  readonly AWSManagedRulesACFPRuleSet?: WebACLAWSManagedRulesACFPRuleSet
  readonly AWSManagedRulesATPRuleSet?: WebACLAWSManagedRulesATPRuleSet
  readonly AWSManagedRulesAntiDDoSRuleSet?: WebACLAWSManagedRulesAntiDDoSRuleSet
  readonly AWSManagedRulesBotControlRuleSet?: WebACLAWSManagedRulesBotControlRuleSet
  readonly LoginPath?: string
  readonly PasswordField?: WebACLFieldIdentifier
  readonly PayloadType?: string
  readonly UsernameField?: WebACLFieldIdentifier
}

interface WebACLAWSManagedRulesACFPRuleSet {
  readonly CreationPath?: string
  readonly EnableRegexInPath?: boolean
  readonly RegistrationPagePath?: string
  readonly RequestInspection?: WebACLRequestInspectionACFP
  readonly ResponseInspection?: WebACLResponseInspection
}

interface WebACLRequestInspectionACFP {
  readonly AddressFields?: readonly WebACLFieldIdentifier[]
  readonly EmailField?: WebACLFieldIdentifier
  readonly PasswordField?: WebACLFieldIdentifier
  readonly PayloadType?: string
  readonly PhoneNumberFields?: readonly WebACLFieldIdentifier[]
  readonly UsernameField?: WebACLFieldIdentifier
}

interface WebACLFieldIdentifier {
  readonly Identifier?: string
}

interface WebACLResponseInspection {
  readonly BodyContains?: WebACLResponseInspectionBodyContains
  readonly Header?: WebACLResponseInspectionHeader
  readonly Json?: WebACLResponseInspectionJson
  readonly StatusCode?: WebACLResponseInspectionStatusCode
}

interface WebACLResponseInspectionBodyContains {
  readonly FailureStrings?: readonly string[]
  readonly SuccessStrings?: readonly string[]
}

interface WebACLResponseInspectionHeader {
  readonly FailureValues?: readonly string[]
  readonly Name?: string
  readonly SuccessValues?: readonly string[]
}

interface WebACLResponseInspectionJson {
  readonly FailureValues?: readonly string[]
  readonly Identifier?: string
  readonly SuccessValues?: readonly string[]
}

interface WebACLResponseInspectionStatusCode {
  readonly FailureCodes?: readonly number[]
  readonly SuccessCodes?: readonly number[]
}

interface WebACLAWSManagedRulesATPRuleSet {
  readonly EnableRegexInPath?: boolean
  readonly LoginPath?: string
  readonly RequestInspection?: WebACLRequestInspection
  readonly ResponseInspection?: WebACLResponseInspection
}

interface WebACLRequestInspection {
  readonly PasswordField?: WebACLFieldIdentifier
  readonly PayloadType?: string
  readonly UsernameField?: WebACLFieldIdentifier
}

interface WebACLAWSManagedRulesAntiDDoSRuleSet {
  readonly ClientSideActionConfig?: WebACLClientSideActionConfig
  readonly SensitivityToBlock?: string
}

interface WebACLClientSideActionConfig {
  readonly Challenge?: WebACLClientSideAction
}

interface WebACLClientSideAction {
  readonly ExemptUriRegularExpressions?: readonly WebACLRegex[]
  readonly Sensitivity?: string
  readonly UsageOfAction?: string
}

interface WebACLRegex {
  readonly RegexString?: string
}

interface WebACLAWSManagedRulesBotControlRuleSet {
  readonly EnableMachineLearning?: boolean
  readonly InspectionLevel?: string
}

interface WebACLRuleActionOverride {
  readonly ActionToUse?: WebACLRuleAction
  readonly Name?: string
}

interface WebACLNotStatement {
  readonly Statement?: WebACLStatement
}

interface WebACLOrStatement {
  readonly Statements?: readonly WebACLStatement[]
}

interface WebACLRateBasedStatement {
  readonly AggregateKeyType?: string
  readonly CustomKeys?: readonly WebACLRateBasedStatementCustomKey[]
  readonly EvaluationWindowSec?: number
  readonly ForwardedIPConfig?: WebACLForwardedIPConfiguration
  readonly Limit?: number
  readonly ScopeDownStatement?: WebACLStatement
}

interface WebACLRateBasedStatementCustomKey {
  readonly ASN?: unknown
  readonly Cookie?: WebACLRateLimitCookie
  readonly ForwardedIP?: unknown
  readonly HTTPMethod?: unknown
  readonly Header?: WebACLRateLimitHeader
  readonly IP?: unknown
  readonly JA3Fingerprint?: WebACLRateLimitJA3Fingerprint
  readonly JA4Fingerprint?: WebACLRateLimitJA4Fingerprint
  readonly LabelNamespace?: WebACLRateLimitLabelNamespace
  readonly QueryArgument?: WebACLRateLimitQueryArgument
  readonly QueryString?: WebACLRateLimitQueryString
  readonly UriPath?: WebACLRateLimitUriPath
}

interface WebACLRateLimitCookie {
  readonly Name?: string
  readonly TextTransformations?: readonly WebACLTextTransformation[]
}

interface WebACLRateLimitHeader {
  readonly Name?: string
  readonly TextTransformations?: readonly WebACLTextTransformation[]
}

interface WebACLRateLimitJA3Fingerprint {
  readonly FallbackBehavior?: string
}

interface WebACLRateLimitJA4Fingerprint {
  readonly FallbackBehavior?: string
}

interface WebACLRateLimitLabelNamespace {
  readonly Namespace?: string
}

interface WebACLRateLimitQueryArgument {
  readonly Name?: string
  readonly TextTransformations?: readonly WebACLTextTransformation[]
}

interface WebACLRateLimitQueryString {
  readonly TextTransformations?: readonly WebACLTextTransformation[]
}

interface WebACLRateLimitUriPath {
  readonly TextTransformations?: readonly WebACLTextTransformation[]
}

interface WebACLRegexMatchStatement {
  readonly FieldToMatch?: WebACLFieldToMatch
  readonly PreParseTextTransformations?: readonly WebACLPreParseTextTransformation[]
  readonly RegexString?: string
  readonly TextTransformations?: readonly WebACLTextTransformation[]
}

interface WebACLRegexPatternSetReferenceStatement {
  readonly Arn?: string
  readonly FieldToMatch?: WebACLFieldToMatch
  readonly PreParseTextTransformations?: readonly WebACLPreParseTextTransformation[]
  readonly TextTransformations?: readonly WebACLTextTransformation[]
}

interface WebACLRuleGroupReferenceStatement {
  readonly Arn?: string
  readonly ExcludedRules?: readonly WebACLExcludedRule[]
  readonly RuleActionOverrides?: readonly WebACLRuleActionOverride[]
}

interface WebACLSizeConstraintStatement {
  readonly ComparisonOperator?: string
  readonly FieldToMatch?: WebACLFieldToMatch
  readonly PreParseTextTransformations?: readonly WebACLPreParseTextTransformation[]
  readonly Size?: number
  readonly TextTransformations?: readonly WebACLTextTransformation[]
}

interface WebACLSqliMatchStatement {
  readonly FieldToMatch?: WebACLFieldToMatch
  readonly PreParseTextTransformations?: readonly WebACLPreParseTextTransformation[]
  readonly SensitivityLevel?: string
  readonly TextTransformations?: readonly WebACLTextTransformation[]
}

interface WebACLXssMatchStatement {
  readonly FieldToMatch?: WebACLFieldToMatch
  readonly PreParseTextTransformations?: readonly WebACLPreParseTextTransformation[]
  readonly TextTransformations?: readonly WebACLTextTransformation[]
}

interface WebACLVisibilityConfig {
  readonly CloudWatchMetricsEnabled?: boolean
  readonly MetricName?: string
  readonly SampledRequestsEnabled?: boolean
}
