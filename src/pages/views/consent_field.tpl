{{%AUTOESCAPE context="HTML"}}
<div class="usa-form-group{{#INVALID}} usa-form-group--error{{/INVALID}}">
{{#ERROR}}<span class="usa-error-message" id="{{ID}}-error">{{icon:error}}<span><span class="gh-sr">{{say:common.page.error}}</span>{{MESSAGE}}</span></span>{{/ERROR}}
<div class="usa-checkbox"><input class="usa-checkbox__input" type="checkbox" id="{{ID}}" name="{{ID}}" value="{{VALUE}}"{{#REQUIRED}} aria-required="true"{{/REQUIRED}}{{#DESCRIBED}} aria-describedby="{{BY}}"{{/DESCRIBED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}{{#CHOSEN}} checked{{/CHOSEN}}><label class="usa-checkbox__label" for="{{ID}}">{{LABEL}}{{#REQUIRED}} {{required}}{{/REQUIRED}}</label></div>
</div>
