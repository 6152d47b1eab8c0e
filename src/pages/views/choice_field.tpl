{{%AUTOESCAPE context="HTML"}}
<div class="usa-form-group{{#INVALID}} usa-form-group--error{{/INVALID}}">
<fieldset class="usa-fieldset"{{#DESCRIBED}} aria-describedby="{{BY}}"{{/DESCRIBED}}>
<legend class="usa-legend">{{LABEL}}{{#REQUIRED}} {{required}}{{/REQUIRED}}{{#OPTIONAL}} <span class="gh-soft">{{say:pages.page.optional}}</span>{{/OPTIONAL}}</legend>
{{#HINT}}<span class="usa-hint" id="{{ID}}-hint">{{TEXT}}</span>{{/HINT}}
{{#ERROR}}<span class="usa-error-message" id="{{ID}}-error">{{icon:error}}<span><span class="gh-sr">{{say:common.page.error}}</span>{{MESSAGE}}</span></span>{{/ERROR}}
<div class="{{COLUMNS}}">
{{#CHOICE}}
<div class="usa-{{TYPE}}"><input class="usa-{{TYPE}}__input" type="{{TYPE}}" id="{{CHOICE_ID}}" name="{{ID}}" value="{{CHOICE_VALUE}}"{{#CHOICE_DESCRIBED}} aria-describedby="{{CHOICE_ID}}-hint"{{/CHOICE_DESCRIBED}}{{#CHOSEN}} checked{{/CHOSEN}}><label class="usa-{{TYPE}}__label" for="{{CHOICE_ID}}">{{CHOICE_LABEL}}</label>{{#CHOICE_HINT}}<span class="usa-hint gh-choice__hint" id="{{CHOICE_ID}}-hint">{{TEXT}}</span>{{/CHOICE_HINT}}</div>
{{/CHOICE}}
</div>
</fieldset>
</div>
