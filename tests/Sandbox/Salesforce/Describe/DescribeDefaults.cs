using System.Text.Json.Nodes;

namespace EmailSync.Sandbox.Salesforce.Describe;

/// <summary>Every property of a described field and of a described object with the value it mostly has, in the order in which Salesforce writes them.</summary>
internal static class DescribeDefaults
{
    public static JsonObject Field { get; } = JsonNode.Parse("""
        {
          "aggregatable": false, "aiPredictionField": false, "autoNumber": false, "byteLength": 0, "calculated": false,
          "calculatedFormula": null, "cascadeDelete": false, "caseSensitive": false, "compoundFieldName": null, "controllerName": null,
          "createable": false, "custom": false, "defaultValue": null, "defaultValueFormula": null, "defaultedOnCreate": false,
          "dependentPicklist": false, "deprecatedAndHidden": false, "digits": 0, "displayLocationInDecimal": false, "encrypted": false,
          "externalId": false, "extraTypeInfo": null, "filterable": false, "filteredLookupInfo": null, "formulaTreatNullNumberAsZero": false,
          "groupable": false, "highScaleNumber": false, "htmlFormatted": false, "idLookup": false, "inlineHelpText": null, "label": null,
          "length": 0, "mask": null, "maskType": null, "name": null, "nameField": false, "namePointing": false, "nillable": false,
          "permissionable": false, "picklistValues": [], "polymorphicForeignKey": false, "precision": 0, "queryByDistance": false,
          "referenceTargetField": null, "referenceTo": [], "relationshipName": null, "relationshipOrder": null, "restrictedDelete": false,
          "restrictedPicklist": false, "scale": 0, "searchPrefilterable": false, "soapType": null, "sortable": false, "type": null,
          "unique": false, "updateable": false, "writeRequiresMasterRead": false
        }
        """)!.AsObject();

    public static JsonObject Object { get; } = JsonNode.Parse("""
        {
          "actionOverrides": [], "activateable": false, "associateEntityType": null, "associateParentEntity": null, "childRelationships": [],
          "compactLayoutable": false, "createable": false, "custom": false, "customSetting": false, "deepCloneable": false,
          "defaultImplementation": null, "deletable": false, "deprecatedAndHidden": false, "extendedBy": null, "extendsInterfaces": null,
          "feedEnabled": false, "fields": [], "hasSubtypes": false, "implementedBy": null, "implementsInterfaces": null, "isInterface": false,
          "isSubtype": false, "keyPrefix": null, "label": null, "labelPlural": null, "layoutable": false, "listviewable": null,
          "lookupLayoutable": null, "mergeable": false, "mruEnabled": false, "name": null, "namedLayoutInfos": [],
          "networkScopeFieldName": null, "queryable": false, "recordTypeInfos": [], "replicateable": false, "retrieveable": false,
          "searchLayoutable": false, "searchable": false, "sobjectDescribeOption": "FULL", "supportedScopes": [], "triggerable": false,
          "undeletable": false, "updateable": false, "urls": {}
        }
        """)!.AsObject();
}
